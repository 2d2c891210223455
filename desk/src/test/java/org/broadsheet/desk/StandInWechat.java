package org.broadsheet.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers as WeChat's does, on loopback, and remembers what it was asked. */
final class StandInWechat implements AutoCloseable {
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final HttpServer server;

  /** Method, address and body of every request, in order. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  volatile String token = "{\"access_token\":\"token_1\",\"expires_in\":7200}";
  volatile String ticket =
      "{\"errcode\":0,\"errmsg\":\"ok\",\"ticket\":\"ticket_1\",\"expires_in\":7200}";
  volatile int status = 200;

  StandInWechat() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/cgi-bin/stable_token", exchange -> answer(exchange, token));
    server.createContext("/cgi-bin/ticket/getticket", exchange -> answer(exchange, ticket));
    server.start();
  }

  private void answer(HttpExchange exchange, String text) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  WechatServer client() {
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new WechatServer(address, "wx1234567890abcdef", SECRET);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
