package org.broadsheet.press;

import java.util.List;
import java.util.Map;
import org.broadsheet.content.Poll;
import org.jspecify.annotations.Nullable;

/**
 * A vote: the form that stands in a story's bytes, and its figures, which come from outside the
 * log.
 */
final class PollPages {
  private PollPages() {}

  /** The form alone: no figure, nobody's choice, and no clock that says whether it is closed. */
  static View.Ballot form(Sheet sheet, String id, Poll poll) {
    return ballot(sheet, id, poll, null);
  }

  static View.PollFragment fragment(Sheet sheet, String id, Poll poll, PollState state) {
    return new View.PollFragment(sheet.words(), ballot(sheet, id, sheet.shown(poll), state));
  }

  static View.PollPage page(
      Sheet sheet, String id, Poll poll, PollState state, PollState.@Nullable Refusal refused) {
    Edition own = sheet.converts(poll.language()) ? sheet.written() : null;
    Edition written = own == null ? sheet.edition() : own;
    String path = "/p/" + AddressSpelling.encode(id);
    Poll shown = sheet.shown(poll);
    var head =
        Frames.Head.page(shown.question(), null, path)
            .only(written)
            .alternates(Frames.scripts(sheet, written, path));
    return new View.PollPage(
        Frames.of(sheet, head),
        sheet.words(),
        ballot(sheet, id, shown, state),
        refused == null ? null : sheet.words().of("vote.refused." + Blocks.word(refused)),
        sheet.site().embeds() ? EmbedPages.frame(sheet, id, shown, EmbedPages.WIDTH) : null,
        own == null ? null : Frames.original(sheet, own.prefix() + path));
  }

  static View.Ballot ballot(Sheet sheet, String id, Poll poll, @Nullable PollState state) {
    Words words = sheet.words();
    Map<String, Long> votes = state == null ? null : state.votes();
    long voters = votes == null || state == null ? 0 : state.voters();
    List<View.BallotChoice> choices =
        poll.choices().stream().map(choice -> choice(words, choice, votes, voters, state)).toList();
    return new View.Ballot(
        id,
        Links.pollPost(sheet.converting(), id),
        Links.poll(sheet.edition(), id),
        Links.pollFragment(sheet.converting(), id),
        poll.question(),
        choices,
        poll.multiple(),
        poll.closes() == null
            ? null
            : words.of("vote.closes", sheet.times().minute(poll.closes()).text()),
        state != null && state.closed(),
        votes != null,
        voters,
        state == null ? null : sentence(words, poll, state),
        state != null && !state.own().isEmpty(),
        sheet.site().sample() && votes != null);
  }

  private static View.BallotChoice choice(
      Words words,
      Poll.Choice choice,
      @Nullable Map<String, Long> votes,
      long voters,
      @Nullable PollState state) {
    long own = votes == null ? 0 : votes.getOrDefault(choice.id(), 0L);
    return new View.BallotChoice(
        choice.id(),
        choice.text(),
        state != null && state.own().contains(choice.id()),
        votes == null ? null : words.of("vote.share", voters == 0 ? 0.0 : (double) own / voters),
        votes == null ? null : words.of("vote.count", own),
        own);
  }

  private static String sentence(Words words, Poll poll, PollState state) {
    if (state.closed()) {
      return words.of("vote.closed");
    }
    if (!state.own().isEmpty()) {
      return words.of("vote.voted");
    }
    return words.of(poll.resultsBefore() ? "vote.open" : "vote.after");
  }
}
