package org.broadsheet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.PublicationEvent.Change;
import org.junit.jupiter.api.Test;

class DocumentLinesTest {
  private static final String STATEMENT =
      "{\"v\":1,\"type\":\"statement\",\"language\":\"en\",\"role\":\"editor\",\"reason\":\"It was"
          + " not so.\"}";
  private static final String POLL =
      "{\"v\":1,\"type\":\"poll\",\"language\":\"en\",\"question\":\"Tea?\",\"choices\":"
          + "[{\"id\":\"yes\",\"text\":\"Yes\"},{\"id\":\"no\",\"text\":\"No\"}]}";
  private static final String ARTICLE =
      "{\"v\":1,\"type\":\"article\",\"language\":\"en\",\"channel\":\"local\",\"headline\":\"Fog\"}";

  private static List<DocumentLines.Line> read(byte[] bytes, int maxBytes) throws IOException {
    var lines = new ArrayList<DocumentLines.Line>();
    try (var reader = new DocumentLines(new ByteArrayInputStream(bytes), maxBytes)) {
      reader.forEachRemaining(lines::add);
    }
    return lines;
  }

  private static List<DocumentLines.Line> read(String text) throws IOException {
    return read(text.getBytes(UTF_8), 1 << 20);
  }

  private static DocumentLine only(String text) throws IOException {
    List<DocumentLines.Line> lines = read(text);
    assertThat(lines).singleElement().isInstanceOf(DocumentLines.Line.Read.class);
    return ((DocumentLines.Line.Read) lines.getFirst()).line();
  }

  private static String refusal(String text) throws IOException {
    List<DocumentLines.Line> lines = read(text);
    assertThat(lines).singleElement().isInstanceOf(DocumentLines.Line.Refused.class);
    return ((DocumentLines.Line.Refused) lines.getFirst()).reason();
  }

  @Test
  void readsEveryMemberOfALine() throws IOException {
    DocumentLine line =
        only(
            "{\"kind\":\"article\",\"id\":\"0123456789\",\"change\":\"emergency\","
                + "\"published\":\"2025-02-14T10:58:00.000Z\",\"urlDate\":\"2025-02-14\","
                + "\"time\":\"2025-02-15T10:58:00.000Z\",\"release\":\"r1\","
                + "\"approvals\":[{\"stage\":2,\"person\":\"p1\","
                + "\"time\":\"2025-02-14T09:00:00.000Z\"},{\"stage\":3,\"person\":\"p2\"}],"
                + "\"by\":\"p3\",\"origin\":\"https://paper.example/1\",\"statement\":"
                + STATEMENT
                + ",\"document\":"
                + ARTICLE
                + "}");
    assertThat(line.subject().kind()).isEqualTo(EntryKind.ARTICLE);
    assertThat(line.change()).isEqualTo(Change.EMERGENCY);
    assertThat(line.published()).isEqualTo(Instant.parse("2025-02-14T10:58:00Z"));
    assertThat(line.urlDate()).isEqualTo(LocalDate.of(2025, 2, 14));
    assertThat(line.time()).isEqualTo(Instant.parse("2025-02-15T10:58:00Z"));
    assertThat(line.release()).isEqualTo("r1");
    assertThat(line.approvals())
        .containsExactly(
            new DocumentLine.Approval(2, "p1", Instant.parse("2025-02-14T09:00:00Z")),
            new DocumentLine.Approval(3, "p2", null));
    assertThat(line.by()).isEqualTo("p3");
    assertThat(line.origin()).isEqualTo("https://paper.example/1");
    assertThat(line.statement()).isNotNull();
    assertThat(line.document()).isNotNull();

    var out = new ByteArrayOutputStream();
    DocumentLines.write(line, out);
    assertThat(only(out.toString(UTF_8))).isEqualTo(line);
  }

  @Test
  void refusesABadLineByItsNumberAndReadsOn() throws IOException {
    String good = "{\"kind\":\"poll\",\"id\":\"tea\",\"document\":" + POLL + "}";
    List<DocumentLines.Line> lines =
        read("\uFEFF" + good + "\r\n\n{not json}\n  \n" + good + "\n[]\n" + good);
    assertThat(lines).extracting(DocumentLines.Line::number).containsExactly(1L, 3L, 5L, 6L, 7L);
    assertThat(lines)
        .filteredOn(DocumentLines.Line.Refused.class::isInstance)
        .extracting(DocumentLines.Line::number)
        .containsExactly(3L, 6L);
  }

  @Test
  void refusesAnOverlongLineWithoutLosingTheNext() throws IOException {
    String good = "{\"kind\":\"poll\",\"id\":\"tea\",\"document\":" + POLL + "}";
    byte[] bytes = ("x".repeat(good.length() + 1) + "\n" + good + "\n").getBytes(UTF_8);
    List<DocumentLines.Line> lines = read(bytes, good.length());
    assertThat(lines.get(0))
        .isEqualTo(new DocumentLines.Line.Refused(1, "is longer than " + good.length() + " bytes"));
    assertThat(lines.get(1)).isInstanceOf(DocumentLines.Line.Read.class);
    assertThat(lines).hasSize(2);
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    assertThat(read(new byte[] {'{', (byte) 0xC3, '}', '\n'}, 100).getFirst())
        .isEqualTo(new DocumentLines.Line.Refused(1, "$: is not UTF-8"));
  }

  @Test
  void readsNothingFromNothing() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("\n \r\n")).isEmpty();
  }

  @Test
  void takesAWithdrawalWithItsReasonOnly() throws IOException {
    String start = "{\"kind\":\"article\",\"id\":\"0123456789\",\"change\":\"withdrawal\"";
    assertThat(only(start + ",\"statement\":" + STATEMENT + "}").document()).isNull();
    assertThat(refusal(start + "}")).contains("statement: must say why");
    assertThat(refusal(start + ",\"statement\":" + STATEMENT + ",\"document\":" + ARTICLE + "}"))
        .contains("document: cannot stand in a withdrawal");
  }

  @Test
  void namesThePlaceOfWhatIsWrong() throws IOException {
    assertThat(refusal("{\"kind\":\"poll\",\"id\":\"tea\"}")).contains("document: is missing");
    assertThat(refusal("{\"kind\":\"front\",\"id\":\"home\",\"document\":" + POLL + "}"))
        .contains("document: is not of the kind front");
    assertThat(refusal("{\"kind\":\"letter\",\"id\":\"tea\",\"document\":" + POLL + "}"))
        .contains("kind: must be one of article, front");
    assertThat(refusal("{\"kind\":\"poll\",\"id\":\"tea\",\"docment\":" + POLL + "}"))
        .contains("docment: is not a known member");
    assertThat(
            refusal(
                "{\"kind\":\"poll\",\"id\":\"tea\",\"published\":\"yesterday\",\"document\":"
                    + POLL
                    + "}"))
        .contains("published: cannot be \"yesterday\"");
    assertThat(
            refusal(
                "{\"kind\":\"article\",\"id\":\"0123456789\",\"document\":"
                    + ARTICLE.replace("\"local\"", "\"../x\"")
                    + "}"))
        .contains("document: ")
        .contains("channel");
    assertThat(
            refusal(
                "{\"kind\":\"article\",\"id\":\"0123456789\",\"change\":\"erasure\",\"statement\":"
                    + STATEMENT
                    + "}"))
        .contains("erasure");
  }
}
