package org.broadsheet.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Poll;

/**
 * What stands beside a story's text and is chosen, not written: related stories and votes. Without
 * a script each choice is a turn: the form comes back as it was typed, with the choice in it.
 */
final class Choosing {
  /** Words beyond which nobody searches for a headline. */
  private static final int LONGEST = 200;

  private final Newsroom newsroom;
  private final Preview preview;
  private final Words words;
  private final Instant now;

  Choosing(Newsroom newsroom, Preview preview, Words words, Instant now) {
    this.newsroom = newsroom;
    this.preview = preview;
    this.words = words;
    this.now = now;
  }

  /** What the form with these fields offers. */
  Beside beside(StoryForm form, String asked, boolean turned) {
    List<String> picked = form.shown().related();
    return new Beside(
        picks(picked),
        asked,
        turned && !asked.isBlank()
            ? found(asked).stream().filter(pick -> !picked.contains(pick.id())).toList()
            : List.of(),
        votes(),
        turned);
  }

  /** Published stories that these words find, the best first. */
  List<Beside.Pick> found(String asked) {
    return preview
        .find(asked.strip().substring(0, Math.min(LONGEST, asked.strip().length())))
        .stream()
        .map(this::pick)
        .toList();
  }

  /** These stories, in this order; one that readers do not see is shown by its id. */
  List<Beside.Pick> picks(List<String> ids) {
    List<ArticleId> known = ids.stream().filter(ArticleId::isId).map(ArticleId::new).toList();
    Map<String, Beside.Pick> shown = new LinkedHashMap<>();
    preview.printed(known).forEach(one -> shown.put(one.id().value(), pick(one)));
    return ids.stream()
        .distinct()
        .limit(StoryForm.MOST_RELATED + 1)
        .map(id -> shown.getOrDefault(id, new Beside.Pick(id, id, words.say("not-printed"))))
        .toList();
  }

  private Beside.Pick pick(Printed one) {
    String channel = PeoplePages.channelName(newsroom.site(), words, one.channel());
    return new Beside.Pick(one.id().value(), one.headline(), channel + " · " + one.date());
  }

  /** Every vote, the ones that still take votes first. */
  List<Beside.Vote> votes() {
    return votes("");
  }

  /**
   * The same with one as the log has it, because it was made or changed just now.
   *
   * @param made its id; any other text adds nothing
   */
  List<Beside.Vote> votes(String made) {
    var polls = new TreeMap<>(preview.polls());
    VotePages.named(made)
        .flatMap(newsroom.askReaders()::find)
        .ifPresent(asked -> polls.put(made, asked.poll()));
    return polls.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Poll> one) -> closed(one.getValue()))
                .thenComparing(one -> one.getValue().question()))
        .map(one ->
            new Beside.Vote(one.getKey(), one.getValue().question(), closing(one.getValue())))
        .toList();
  }

  /** What a member of a story names: a story, a vote or a channel; any other value as it is. */
  String called(String member, String value) {
    return switch (member) {
      case "related", "translationOf" ->
          ArticleId.isId(value) ? preview.headline(new ArticleId(value)) : value;
      case "poll" -> {
        Poll poll = preview.polls().get(value);
        yield poll == null ? value : poll.question();
      }
      case "channel" -> PeoplePages.channelName(newsroom.site(), words, value);
      default -> value;
    };
  }

  private boolean closed(Poll poll) {
    return poll.closes() != null && !now.isBefore(poll.closes());
  }

  private String closing(Poll poll) {
    if (poll.closes() == null) {
      return "";
    }
    String at = Working.TIME.format(poll.closes().atZone(newsroom.site().zoneId()));
    return words.say(closed(poll) ? "vote-closed" : "vote-closes", at);
  }

  /**
   * The fields after one turn: {@code add ID}, {@code drop ID}, {@code up ID}, {@code down ID},
   * {@code vote} with the id of a vote; {@code look} and anything else changes nothing. Throws
   * {@link MalformedContent} where the vote has no such id.
   */
  static StoryForm turned(StoryForm form, String turn, String vote) {
    String[] said = turn.split(" ", 2);
    var picks = new ArrayList<>(form.shown().related());
    String id = said.length == 2 ? said[1] : "";
    int at = picks.indexOf(id);
    String body = form.body();
    switch (said[0]) {
      case "add" -> {
        if (at < 0 && ArticleId.isId(id)) {
          picks.add(id);
        }
      }
      case "drop" -> picks.remove(id);
      case "up" -> {
        if (at > 0) {
          Collections.swap(picks, at, at - 1);
        }
      }
      case "down" -> {
        if (at >= 0 && at < picks.size() - 1) {
          Collections.swap(picks, at, at + 1);
        }
      }
      case "vote" -> body = body.stripTrailing() + gap(body) + written(vote);
      default -> {}
    }
    return form.with(form.shown().picking(picks), body);
  }

  private static String gap(String body) {
    return body.isBlank() ? "" : "\n\n";
  }

  private static String written(String vote) {
    return vote.isEmpty() ? "" : BodyText.write(List.of(new Block.Vote(vote)));
  }
}
