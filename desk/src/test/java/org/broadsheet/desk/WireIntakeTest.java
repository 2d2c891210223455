package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Site;
import org.junit.jupiter.api.Test;

class WireIntakeTest {
  private static final Site SITE =
      new Site(
          "http://localhost",
          "Asia/Shanghai",
          List.of("zh"),
          Map.of(),
          Map.of(),
          List.of(
              new Site.Channel(new ChannelPath("top"), Map.of("zh", "要闻"), false),
              new Site.Channel(new ChannelPath("local"), Map.of("zh", "地方"), false)),
          Map.of(),
          Site.MOODS,
          Map.of(),
          Map.of(),
          null);

  private static final String CAPTURE =
      """
      首页 > 地方 > 正文
      芦洲渡口今起延长夜航
      2025-03-02 09:15 来源：芦笛社
      昨天傍晚，芦洲渡口的最后一班渡轮比往常晚了一个小时离岸，船上坐满了下班回家的人。
      渡运站说，夜航延长以后，每天将多开四个班次，票价不变，学生和老人仍按半价购票。
      站长表示，夜间航行会增加一名瞭望员，并在两岸各设一盏航标灯，雾天按规定停航。
      """;

  @Test
  void aCaptureBecomesADraftInTheChannelThatItNames() {
    byte[] bytes = CAPTURE.getBytes(StandardCharsets.UTF_8);
    var understood = (Intake.Understood) new WireIntake().read("paste", bytes, SITE);
    assertThat(understood.article().headline()).isEqualTo("芦洲渡口今起延长夜航");
    assertThat(understood.article().channel()).isEqualTo(new ChannelPath("local"));
    assertThat(understood.article().source()).isNotNull();
    assertThat(understood.origin().key()).isEqualTo(Hash.of(bytes));
    assertThat(understood.origin().method()).isEqualTo("capture");
  }

  @Test
  void whatIsNoStoryIsNotUnderstood() {
    assertThat(new WireIntake().read("paste", new byte[0], SITE))
        .isInstanceOf(Intake.NotUnderstood.class);
    assertThat(new WireIntake().read("paste", new byte[] {0, 1, 2, 3, 0, 0, 9}, SITE))
        .isInstanceOf(Intake.NotUnderstood.class);
  }
}
