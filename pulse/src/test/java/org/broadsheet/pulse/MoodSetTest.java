package org.broadsheet.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class MoodSetTest {
  @Test
  void readsNamesInTheirOrder() {
    MoodSet moods = MoodSet.parse(" glad,\n so-so  sad ");
    assertThat(moods.offered()).extracting(Mood::name).containsExactly("glad", "so-so", "sad");
    assertThat(moods.find("so-so")).contains(new Mood("so-so"));
    assertThat(moods.find("<script>")).isEmpty();
  }

  @Test
  void refusesNoneTooManyTwiceAndOddNames() {
    assertThatThrownBy(() -> MoodSet.parse(" , ")).hasMessageContaining("between 1 and 16");
    assertThatThrownBy(() -> MoodSet.parse("a b c d e f g h i j k l m n o p q"))
        .hasMessageContaining("not 17");
    assertThatThrownBy(() -> MoodSet.parse("sad happy sad")).hasMessageContaining("twice");
    assertThatThrownBy(() -> MoodSet.parse("Sad")).hasMessageContaining("Sad");
  }

  @Test
  void aTokenIs128BitsAndNeverPrinted() {
    ReaderToken token = ReaderToken.random(new SecureRandom());
    assertThat(token.value()).hasSize(22);
    assertThat(ReaderToken.find(token.value())).contains(token);
    assertThat(token.toString()).doesNotContain(token.value());
    assertThat(ReaderToken.find("")).isEmpty();
    assertThat(ReaderToken.find(token.value() + "A")).isEmpty();
    assertThat(ReaderToken.find("AAAAAAAAAAAAAAAAAAAAAB")).as("one spelling per token").isEmpty();
    assertThatThrownBy(() -> new ReaderToken("guess; me")).hasMessageNotContaining("guess");
  }
}
