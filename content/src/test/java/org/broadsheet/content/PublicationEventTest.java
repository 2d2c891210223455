package org.broadsheet.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.broadsheet.content.PublicationEvent.Approval;
import org.broadsheet.content.PublicationEvent.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicationEventTest {
  @Test
  void keepsItsGoldenBytes() {
    Golden.check("entry-v1.txt", List.of(new String(Samples.event().canonical(), UTF_8)));
    byte[] golden = Golden.lines("entry-v1.txt").getFirst().getBytes(UTF_8);
    assertThat(PublicationEvent.parse(golden)).isEqualTo(Samples.event());
  }

  @Test
  void refusesAnApprovalOfAnotherContent() {
    var other = new Approval(1, "p1", Hash.of(new byte[] {7}), Samples.TIME);
    assertThatThrownBy(() -> event(Change.UPDATE, Samples.HASH, List.of(other), null))
        .isInstanceOf(MalformedContent.class)
        .hasMessageContaining("another content");
  }

  @Test
  void refusesAWithdrawalThatGivesNoReason() {
    assertThatThrownBy(() -> event(Change.WITHDRAWAL, null, List.of(), null))
        .isInstanceOf(MalformedContent.class)
        .hasMessageContaining("say why");
    assertThat(event(Change.WITHDRAWAL, null, List.of(), Samples.HASH).withdraws()).isTrue();
  }

  @Test
  void refusesAWithdrawalThatStillShowsAContent() {
    assertThatThrownBy(() -> event(Change.WITHDRAWAL, Samples.HASH, List.of(), Samples.HASH))
        .isInstanceOf(MalformedContent.class);
  }

  @Test
  void isAFewKilobytesAtMostWhateverTheStory() {
    assertThat(Samples.event().canonical().length).isLessThan(4096);
  }

  private static PublicationEvent event(
      Change change, @Nullable Hash content, List<Approval> approvals, @Nullable Hash statement) {
    PublicationEvent e = Samples.event();
    return new PublicationEvent(
        e.subject(),
        2,
        change,
        e.time(),
        e.release(),
        content,
        statement,
        List.of(),
        e.published(),
        e.urlDate(),
        approvals,
        e.by(),
        null,
        List.of());
  }
}
