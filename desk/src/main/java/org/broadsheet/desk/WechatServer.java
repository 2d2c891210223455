package org.broadsheet.desk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;

/**
 * WeChat's server for official accounts, as far as share cards need it: an access token by {@code
 * /cgi-bin/stable_token} (which gives every desk the same one and takes the secret in the body,
 * where no log of addresses sees it), then a ticket by {@code /cgi-bin/ticket/getticket}. The
 * server is the operator's setting; what it answers is read with limits all the same.
 */
public final class WechatServer {
  /** Where it is, unless the settings name a stand-in. */
  public static final URI USUAL = URI.create("https://api.weixin.qq.com");

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int LARGEST = 64 << 10;

  /** Tokens and tickets as they are seen; anything else would break an address or a signature. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,1024}");

  private final URI server;
  private final String appId;
  private final String secret;

  /** Asks nothing yet. The secret is kept in memory and written nowhere. */
  public WechatServer(URI server, String appId, String secret) {
    this.server = server;
    this.appId = appId;
    this.secret = secret;
  }

  /** What came of asking. */
  sealed interface Answer {
    /** A ticket, and how long it is good for. */
    record Ticket(String value, Duration lasts) implements Answer {}

    /** None, and why, for the operator. Never holds the secret or a token. */
    record Refused(String reason) implements Answer {}
  }

  /** The account. */
  public String appId() {
    return appId;
  }

  /** Asks for a ticket; blocks for 30 s at most. */
  Answer ticket() throws InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      Map<String, Json> token = members(client, askForToken());
      if (!(token.get("access_token") instanceof Json.Text(String access))
          || !TOKEN.matcher(access).matches()) {
        return refused("no access token", token);
      }
      Map<String, Json> ticket = members(client, askForTicket(access));
      if (ticket.get("ticket") instanceof Json.Text(String value)
          && TOKEN.matcher(value).matches()
          && ticket.get("expires_in") instanceof Json.Int(long seconds)
          && seconds > 0) {
        return new Answer.Ticket(value, Duration.ofSeconds(Math.min(seconds, 86_400)));
      }
      return refused("no ticket", ticket);
    } catch (IOException e) {
      return new Answer.Refused(
          "the server cannot be asked (" + e.getClass().getSimpleName() + ")");
    } catch (MalformedContent e) {
      return new Answer.Refused("the server's answer cannot be read");
    }
  }

  private HttpRequest askForToken() {
    var members = new LinkedHashMap<String, Json>();
    members.put("grant_type", new Json.Text("client_credential"));
    members.put("appid", new Json.Text(appId));
    members.put("secret", new Json.Text(secret));
    return to("/cgi-bin/stable_token")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(new Json.Object(members).canonical()))
        .build();
  }

  private HttpRequest askForTicket(String token) {
    return to("/cgi-bin/ticket/getticket?type=jsapi&access_token=" + token).GET().build();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/$", "") + path))
        .timeout(ANSWER);
  }

  private static Map<String, Json> members(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    return Json.parse(response.body(), new Json.Limits(LARGEST, 8))
            instanceof Json.Object(Map<String, Json> members)
        ? members
        : Map.of();
  }

  /** WeChat's error code says enough: 40013 account, 40125 secret, 40164 address not allowed. */
  private static Answer.Refused refused(String what, Map<String, Json> answer) {
    return new Answer.Refused(
        answer.get("errcode") instanceof Json.Int(long code)
            ? what + ", its error code is " + code
            : what + " in its answer");
  }
}
