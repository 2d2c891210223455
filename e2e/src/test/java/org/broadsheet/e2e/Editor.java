package org.broadsheet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody at the desk's door, by script: fills in the forms that its pages show. */
final class Editor {
  private final URI desk;
  private final HttpClient client;

  private Editor(URI desk, HttpClient client) {
    this.desk = desk;
    this.client = client;
  }

  static Editor signIn(URI desk, String login, String password) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    var editor = new Editor(desk, client);
    HttpResponse<String> answer =
        editor.fill("/sign-in", "/sign-in").with("login", login).with("password", password).send();
    if (answer.statusCode() != 303) {
      throw new AssertionError(login + " was not let in: " + answer.statusCode());
    }
    return editor;
  }

  /** The same browser, with its cookies, at another desk. */
  Editor at(URI other) {
    return new Editor(other, client);
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(desk.resolve(path)).GET());
  }

  /** The form on a page that posts to an address with this end, hidden fields filled in. */
  Form fill(String page, String action) {
    HttpResponse<String> answer = get(page);
    Element form = Jsoup.parse(answer.body()).selectFirst("form[action$='" + action + "']");
    if (form == null) {
      throw new AssertionError(
          page + " answers " + answer.statusCode() + " and has no form for " + action);
    }
    var filled = new Form(form.attr("action"));
    for (Element field : form.select("input[type=hidden]")) {
      filled.with(field.attr("name"), field.attr("value"));
    }
    return filled;
  }

  /** One act about a story: submit, approve, publish, … as the story's page offers it. */
  Form on(String story, String act) {
    return fill("/stories/" + story, "/" + act);
  }

  /** Posts JSON as the block editor does, with a token from a page's form. */
  HttpResponse<String> post(String path, String token, String json) {
    return send(
        HttpRequest.newBuilder(desk.resolve(path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", token)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The token of this session. */
  String token() {
    return Jsoup.parse(get("/stories/new").body()).select("input[name=_csrf]").val();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A form about to be sent. */
  final class Form {
    private String action;
    private final List<String> pairs = new ArrayList<>();

    private Form(String action) {
      this.action = action;
    }

    /** Sent to another address, as by a button of its own. */
    Form to(String address) {
      action = address;
      return this;
    }

    Form with(String name, String value) {
      pairs.add(encode(name) + "=" + encode(value));
      return this;
    }

    HttpResponse<String> send() {
      return Editor.this.send(
          HttpRequest.newBuilder(desk.resolve(action))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** Sends it; the desk must do it. Returns where it leads. */
    String done() {
      HttpResponse<String> answer = send();
      if (answer.statusCode() != 303) {
        throw new AssertionError(
            action
                + " answers "
                + answer.statusCode()
                + ": "
                + Jsoup.parse(answer.body()).select("main").text());
      }
      return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
