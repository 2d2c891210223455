package org.broadsheet.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A form as a page shows it, with every field that it has.
 *
 * @param action the path that it is sent to
 * @param fields by name, in the page's order
 */
record Form(String action, Map<String, Field> fields, boolean multipart) {
  /** Bytes that are no UTF-8, percent-encoded: a lone surrogate, and what never occurs. */
  static final String BROKEN = "%ED%A0%80%FF%C0%80";

  /** How a field is filled in. */
  enum Kind {
    /** With any words. */
    TYPED,
    /** With a file. */
    FILE,
    /** With a password. */
    SECRET,
    /** With a time. */
    TIME,
    /** With what the page offers. */
    CHOSEN
  }

  /** A field; {@code value} is what somebody would send who fills in what must be filled in. */
  record Field(Kind kind, String value) {}

  /** All on a page that post; a button with an address of its own makes a form of its own. */
  static List<Form> on(Document page, String path, String time) {
    var forms = new ArrayList<Form>();
    for (Element form : page.select("form[method=post]")) {
      String asked = form.attr("action").replaceAll("#.*", "");
      String action = asked.isEmpty() ? path : asked;
      forms.add(of(form, action, time));
      for (Element button : form.select("button[formaction]")) {
        forms.add(of(form, button.attr("formaction").replaceAll("#.*", ""), time));
      }
    }
    return forms;
  }

  private static Form of(Element form, String action, String time) {
    var fields = new LinkedHashMap<String, Field>();
    boolean ticked = !form.select("input[type=checkbox][checked]").isEmpty();
    for (Element input : form.select("input[name], textarea[name], select[name], button[name]")) {
      String type = input.attr("type");
      boolean box = type.equals("checkbox") || type.equals("radio");
      if (box && !input.hasAttr("checked") && (ticked || fields.containsKey(input.attr("name")))) {
        fields.putIfAbsent(input.attr("name"), new Field(Kind.CHOSEN, ""));
      } else {
        fields.put(input.attr("name"), field(input, type, time));
        ticked |= box;
      }
    }
    return new Form(action, fields, form.attr("enctype").startsWith("multipart"));
  }

  private static Field field(Element input, String type, String time) {
    boolean required = input.hasAttr("required");
    return switch (type) {
      case "checkbox" ->
          new Field(Kind.CHOSEN, input.hasAttr("value") ? input.attr("value") : "on");
      case "password" -> new Field(Kind.SECRET, Bench.PASSWORD);
      case "datetime-local" -> new Field(Kind.TIME, required ? time : input.attr("value"));
      case "file" -> new Field(Kind.FILE, "");
      case "hidden", "radio" -> new Field(Kind.CHOSEN, input.attr("value"));
      default -> {
        if (input.tagName().equals("select")) {
          Element chosen = input.selectFirst("option[selected]");
          Element first = chosen == null ? input.selectFirst("option") : chosen;
          yield new Field(Kind.CHOSEN, first == null ? "" : first.attr("value"));
        }
        String value = input.tagName().equals("textarea") ? input.wholeText() : input.attr("value");
        yield input.tagName().equals("button")
            ? new Field(Kind.CHOSEN, value)
            : new Field(Kind.TYPED, required && value.isBlank() ? "Words" : value);
      }
    };
  }

  /** The body of a request with these values in place of the page's. */
  byte[] filled(Function<String, String> values) {
    var body = new StringBuilder();
    fields.forEach((name, field) -> {
      String given = values.apply(name);
      String value = given == null ? field.value() : given;
      if (!value.isEmpty() || field.kind() != Kind.CHOSEN) {
        body.append(body.isEmpty() ? "" : "&")
            .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
            .append('=')
            .append(
                value.equals(BROKEN) ? value : URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    });
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same as parts, with a file that holds the text and bears it as its name. */
  byte[] parts(Function<String, String> values, String text) {
    var body = new StringBuilder();
    fields.forEach((name, field) -> {
      String given = values.apply(name);
      boolean file = field.kind() == Kind.FILE;
      String called = text.replaceAll("[\"\\r\\n\\u0000]", "_");
      body.append("--part\r\nContent-Disposition: form-data; name=\"")
          .append(name)
          .append(file ? "\"; filename=\"" + called : "")
          .append(file ? "\"\r\nContent-Type: text/html" : "\"")
          .append("\r\n\r\n")
          .append(file ? text : given == null ? field.value() : given)
          .append("\r\n");
    });
    return body.append("--part--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
