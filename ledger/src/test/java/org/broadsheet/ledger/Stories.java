package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.PublicationEvent.Origin;
import org.broadsheet.content.Statement;
import org.jspecify.annotations.Nullable;

/** Submissions for tests: small, and the same for the same arguments. */
final class Stories {
  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 3, 4);

  private Stories() {}

  static EntryId id(int number) {
    String digits = "0123456789abcdefghjkmnpqrstvwxyz";
    var text = new StringBuilder("st0ry00000");
    for (int at = 9, rest = number; at > 4; at--, rest /= 32) {
      text.setCharAt(at, digits.charAt(rest % 32));
    }
    return EntryId.article(new ArticleId(text.toString()));
  }

  static Hash originKey(int number) {
    return Hash.of(("story " + number).getBytes(UTF_8));
  }

  static byte[] text(int number, int revision) {
    String words = "Story " + number + ", told for the " + revision + ". time";
    return new Statement("en", Statement.Role.AUTHOR, words).canonical();
  }

  static Submission story(int number, int revision, Hash... media) {
    byte[] content = text(number, revision);
    return new Submission(
        event(
            id(number),
            revision,
            revision == 1 ? Change.FIRST : Change.UPDATE,
            Hash.of(content),
            null,
            List.of(media),
            new Origin(originKey(number), "jsonl"),
            List.of()),
        List.of(content));
  }

  static Submission withdrawal(int number, int revision) {
    byte[] why =
        new Statement("en", Statement.Role.PUBLISHER, "Story " + number + " was wrong").canonical();
    Hash reason = Hash.of(why);
    return new Submission(
        event(id(number), revision, Change.WITHDRAWAL, null, reason, List.of(), null, List.of()),
        List.of(why));
  }

  static Submission erasure(int number, Hash... erased) {
    byte[] why =
        new Statement("en", Statement.Role.ADMINISTRATOR, "A court's order " + number).canonical();
    return new Submission(
        event(
            new EntryId(EntryKind.ERASURE, "erasure" + number),
            1,
            Change.ERASURE,
            null,
            Hash.of(why),
            List.of(),
            null,
            Arrays.asList(erased)),
        List.of(why));
  }

  /** Another story with the same content. */
  static Submission reprint(int number, Hash content) {
    return new Submission(
        event(id(number), 1, Change.FIRST, content, null, List.of(), null, List.of()), List.of());
  }

  private static PublicationEvent event(
      EntryId subject,
      int revision,
      Change change,
      @Nullable Hash content,
      @Nullable Hash statement,
      List<Hash> media,
      @Nullable Origin origin,
      List<Hash> erases) {
    return new PublicationEvent(
        subject,
        revision,
        change,
        NOON,
        "release" + revision,
        content,
        statement,
        media,
        NOON,
        DAY,
        List.of(),
        null,
        origin,
        erases);
  }
}
