package org.broadsheet.desk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the desk's pages: keeps cookies and fills in the hidden fields of forms. */
final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

  final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI desk;
  String token = "";
  String seen = "";

  Browser(URI desk) {
    this.desk = desk;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(desk.resolve(path)).header("Accept-Language", "en").GET());
    token = first(TOKEN, answer.body(), token);
    seen = first(SEEN, answer.body(), seen);
    return answer;
  }

  /** Posts name and value pairs with the token of the page that was looked at last. */
  HttpResponse<String> post(String path, String... fields)
      throws IOException, InterruptedException {
    var pairs = new ArrayList<>(List.of(fields));
    pairs.addAll(List.of("_csrf", token));
    return postBare(path, pairs.toArray(String[]::new));
  }

  /** Posts exactly these pairs. */
  HttpResponse<String> postBare(String path, String... fields)
      throws IOException, InterruptedException {
    var form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    byte[] bytes = form.toString().getBytes(StandardCharsets.UTF_8);
    return send(path, "application/x-www-form-urlencoded", bytes);
  }

  /** Posts these bytes as what they are said to be. */
  HttpResponse<String> send(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(desk.resolve(path))
            .header("Content-Type", type)
            .header("Accept-Language", "en")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Goes on as whoever has this session. */
  void continueIn(String session) {
    cookies.getCookieStore().removeAll();
    var cookie = new java.net.HttpCookie(Gate.SESSION, session);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(desk, cookie);
  }

  /** Posts JSON, or other bytes, as the block editor does. */
  HttpResponse<String> send(String path, byte[] body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(desk.resolve(path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", token)
            .header("Accept-Language", "en")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  Browser signIn(String login) throws IOException, InterruptedException {
    get("/sign-in");
    HttpResponse<String> answer = post("/sign-in", "login", login, "password", Bench.PASSWORD);
    if (answer.statusCode() != 303) {
      throw new AssertionError(login + " was not let in: " + answer.statusCode());
    }
    get("/stories");
    return this;
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
