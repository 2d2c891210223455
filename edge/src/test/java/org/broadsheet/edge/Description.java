package org.broadsheet.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.content.Json;
import org.broadsheet.press.Press;
import org.jspecify.annotations.Nullable;

/** The description of the reading API, as programs are given it: what readers may say, and hear. */
final class Description {
  private final Json.Object document;

  private Description(Json.Object document) {
    this.document = document;
  }

  static Description read() {
    try (InputStream in =
        requireNonNull(Press.class.getResourceAsStream("assets/openapi.json"), "description")) {
      return new Description((Json.Object) Json.parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The answer to a {@code POST} is one that is described; so is what was sent, if it was taken.
   */
  void assertDescribes(String target, String sent, Wire.Answer answer) {
    Json.Object act = act(target.split("\\?", 2)[0]);
    Json.Object responses = member(act, "responses");
    assertThat(responses.members()).as(target).containsKey(String.valueOf(answer.status()));
    Json.Object content =
        member(resolved(member(responses, String.valueOf(answer.status()))), "content");
    if (content.members().isEmpty()) {
      assertThat(answer.body()).as(target).isEmpty();
      return;
    }
    String type = requireNonNull(answer.field("Content-Type")).split(";", 2)[0];
    assertThat(content.members()).as(target).containsKey(type);
    assertThat(answer.text()).as(target).isNotBlank();
    if (type.equals("application/json")) {
      assertFits(member(content, type), answer.text());
      Json.Object asked = member(member(act, "requestBody"), "content");
      if (sent.startsWith("{")) {
        assertFits(member(asked, "application/json"), sent);
      }
    }
  }

  /** The act at this path, whose parameters stand in braces in the description. */
  private Json.Object act(String path) {
    for (Map.Entry<String, Json> described : member(document, "paths").members().entrySet()) {
      if (path.matches(described.getKey().replaceAll("\\{[^}]+}", "[^/]+"))) {
        Json.Object act = member((Json.Object) described.getValue(), "post");
        assertThat(act.members()).as(path).isNotEmpty();
        return act;
      }
    }
    throw new AssertionError(path + " is not described");
  }

  private void assertFits(Json.Object media, String json) {
    var schema = new LinkedHashMap<>(member(media, "schema").members());
    schema.put("components", member(document, "components"));
    String text = new String(new Json.Object(schema).canonical(), StandardCharsets.UTF_8);
    var errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text)
            .validate(json, InputFormat.JSON);
    assertThat(errors).as(json).isEmpty();
  }

  /** The same, or what it refers to: {@code #/components/responses/Words}. */
  private Json.Object resolved(Json.Object part) {
    @Nullable Json ref = part.members().get("$ref");
    if (!(ref instanceof Json.Text text)) {
      return part;
    }
    Json.Object at = document;
    for (String step : text.value().substring(2).split("/")) {
      at = member(at, step);
    }
    return at;
  }

  /** An empty object where there is no such member. */
  private static Json.Object member(Json.Object of, String name) {
    Json found = of.members().get(name);
    return found == null ? new Json.Object(Map.of()) : (Json.Object) found;
  }
}
