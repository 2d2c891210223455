package org.broadsheet.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private static final String CHINESE =
      """
      渡口新添两盏灯

      来源：芦笛社 2025-01-20 18:30

      芦洲渡口的栈桥上昨天装好了两盏新灯，灯杆比旧的高出一截，光落在水面上，像铺开的一张席子。

      晚班的船工说，往年冬天靠岸全凭记性，如今隔着半条江就能看清跳板，心里踏实得多了。
      """;
  private static final String ENGLISH =
      """
      Two new lamps for the ferry landing

      By Zoë Marsh
      20 January 2025, 6:30 pm

      Two new lamps were put up on the jetty at Reed Isle yesterday, taller than the old ones, and their light lies on the water like a mat.

      “We used to land by memory,” said a boatman of the late shift, “and now we see the plank from half the river’s width away.”
      """;

  private final Intake intake = new Intake(Options.in(ZoneOffset.UTC));

  private Extraction extracted(byte[] bytes) {
    Outcome outcome = intake.read("story.txt", bytes, null);
    assertThat(outcome).isInstanceOf(Outcome.Extracted.class);
    return ((Outcome.Extracted) outcome).extraction();
  }

  private Refusal refused(byte[] bytes) {
    Outcome outcome = intake.read("story.txt", bytes, null);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused) outcome).refusal();
    assertThat(refusal.input()).isEqualTo("story.txt");
    assertThat(refusal.reason()).isNotBlank();
    return refusal;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void readsChineseInAnyOfItsCharacterSets(String charset) {
    Extraction story = extracted(CHINESE.getBytes(Charset.forName(charset)));

    assertThat(story.headline()).isEqualTo("渡口新添两盏灯");
    assertThat(story.body()).hasSize(2);
    assertThat(story.published()).hasToString("2025-01-20T18:30+08:00");
    assertThat(story.language()).isEqualTo("zh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void readsEnglishInAnyOfItsCharacterSets(String charset) {
    Extraction story = extracted(ENGLISH.getBytes(Charset.forName(charset)));

    assertThat(story.authors()).containsExactly("Zoë Marsh");
    assertThat(story.text()).contains("“We used to land by memory,”");
  }

  @Test
  void skipsTheByteOrderMark() {
    byte[] bytes = ("\ufeff" + CHINESE).getBytes(StandardCharsets.UTF_8);

    assertThat(extracted(bytes).headline()).isEqualTo("渡口新添两盏灯");
  }

  @Test
  void takesTheCharacterSetThatTheTransportNames() {
    byte[] bytes = ENGLISH.getBytes(Charset.forName("windows-1252"));

    Outcome outcome = intake.read("page", bytes, "iso-8859-1");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Extracted.class,
            story -> assertThat(story.extraction().authors()).containsExactly("Zoë Marsh"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\r\n ", "\u3000\u3000\n"})
  void refusesNothing(String text) {
    assertThat(refused(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Refusal.Empty.class);
  }

  @ParameterizedTest
  @CsvSource({"0, NUL", "1, control"})
  void refusesTextFullOfControlCharacters(int character, String sign) {
    String text = ENGLISH.replace(' ', (char) character);

    Refusal refusal = refused(text.getBytes(StandardCharsets.UTF_8));

    assertThat(refusal).isInstanceOf(Refusal.Binary.class);
    assertThat(refusal.reason()).contains(sign);
  }

  @Test
  void refusesRandomBytes() {
    var random = new Random(7);
    for (int round = 0; round < 50; round++) {
      var bytes = new byte[1 + random.nextInt(40_000)];
      random.nextBytes(bytes);

      assertThat(intake.read("noise", bytes, null)).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void refusesWhatIsNoArticle() {
    byte[] menu = "Home\nNews\nSport\nWeather\nLog in\nContact\n".getBytes(StandardCharsets.UTF_8);

    assertThat(refused(menu)).isInstanceOf(Refusal.NoStory.class);
  }

  @Test
  void survivesEveryTruncation() {
    byte[] bytes = CHINESE.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(intake.read("part", java.util.Arrays.copyOf(bytes, length), null)).isNotNull();
    }
  }

  @Test
  void refusesAHugeFileByItsSize(@TempDir Path folder) throws IOException {
    Path huge = folder.resolve("huge.txt");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(100_000_000);
    }

    assertThat(intake.read(huge))
        .isEqualTo(
            new Outcome.Refused(new Refusal.TooCostly(huge.toString(), "bytes", Intake.LARGEST)));
  }

  @Test
  void readsNoFurtherThanTheLimitOfAStream() {
    var endless =
        new InputStream() {
          private long read;

          @Override
          public int read() {
            read++;
            return 'a';
          }
        };

    Outcome outcome = intake.read("endless", endless);

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(endless.read).isLessThanOrEqualTo(Intake.LARGEST + 20_000L);
  }

  @Test
  void namesAFileThatIsNotThere(@TempDir Path folder) {
    Path missing = folder.resolve("missing.txt");

    assertThat(intake.read(missing))
        .isEqualTo(
            new Outcome.Refused(
                new Refusal.Unreadable(missing.toString(), "there is no such file")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\n",
        "<div>",
        "<a>b",
        "((((((((",
        "a>",
        "来源：",
        "By ",
        "1、",
        "2025-02-14 ",
        "> ",
        "&lt;",
        "- - - ",
        "。"
      })
  void endsOnTenMegabytesOfAnything(String piece) {
    String text = piece.repeat(Intake.LARGEST / piece.getBytes(StandardCharsets.UTF_8).length);

    Outcome outcome = intake.read("flood", text.getBytes(StandardCharsets.UTF_8), null);

    assertThat(outcome).isInstanceOf(Outcome.class);
  }

  @Test
  void refusesMarkupNestedTooDeep() {
    String html = "<html><body>" + "<div>".repeat(20_000) + "word";

    assertThat(intake.read("deep", html.getBytes(StandardCharsets.UTF_8), null))
        .isInstanceOf(Outcome.Refused.class);
  }
}
