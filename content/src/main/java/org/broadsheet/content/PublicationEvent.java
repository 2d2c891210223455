package org.broadsheet.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One log entry: what publishing adds to a document. Holds hashes, ids and times only, no free text
 * and no names, so it stays far below the 64 KiB of an entry and erasing a content leaves every
 * proof whole.
 *
 * @param subject what it is about
 * @param revision 1 for the first entry about the subject, then one more each time
 * @param change what kind of change this is
 * @param time when it was committed; never before the entry above it in the log
 * @param release the same random text for all entries that went out together
 * @param content the document's hash; absent for a withdrawal and an erasure
 * @param statement hash of the {@link Statement} that says why; of withdrawals, emergencies,
 *     erasures
 * @param media hashes of the pictures that the content shows, sorted
 * @param published when the story first appeared (a reprint's original time, for imports)
 * @param urlDate the date in the story's permanent address, frozen at the first entry
 * @param approvals who approved exactly this content, at which stage
 * @param by who released it: a person's random id, absent where a program did (import)
 * @param origin where an import came from
 * @param erases contents that this entry removes for good; of erasures
 */
public record PublicationEvent(
    EntryId subject,
    int revision,
    Change change,
    Instant time,
    String release,
    @Nullable Hash content,
    @Nullable Hash statement,
    List<Hash> media,
    @Nullable Instant published,
    @Nullable LocalDate urlDate,
    List<Approval> approvals,
    @Nullable String by,
    @Nullable Origin origin,
    List<Hash> erases) {

  /** What kind of change an entry is. */
  public enum Change {
    FIRST,
    UPDATE,
    CLARIFICATION,
    CORRECTION,
    WITHDRAWAL,
    EMERGENCY,
    ERASURE
  }

  /**
   * One approval.
   *
   * @param stage 1, 2 or 3: which review
   * @param person random id of who approved
   * @param content the hash that they approved; an approval of anything else is worth nothing
   * @param time when
   */
  public record Approval(int stage, String person, Hash content, Instant time) {
    /** Checks the range. */
    public Approval {
      Texts.required(person, "person");
      time = Instants.toMillis(time);
      if (stage < 1 || stage > 9) {
        throw new MalformedContent("stage", "must be between 1 and 9");
      }
    }
  }

  /**
   * Where an imported story came from.
   *
   * @param key SHA-256 of the origin key (canonical URL, else feed guid with its source, else raw
   *     bytes): the same key is the same story
   * @param method by which reader it was taken in: capture, html, jsonl, feed, ninjs, wxr
   */
  public record Origin(Hash key, String method) {
    /** Checks the form. */
    public Origin {
      if (!method.matches("[a-z0-9-]{1,20}")) {
        throw new MalformedContent("method", "must be a short lower-case word");
      }
    }
  }

  /** Checks and copies. */
  public PublicationEvent {
    if (revision < 1) {
      throw new MalformedContent("revision", "starts at 1");
    }
    if (!release.matches("[a-z0-9]{1,40}")) {
      throw new MalformedContent("release", "must be a short random text");
    }
    time = Instants.toMillis(time);
    published = published == null ? null : Instants.toMillis(published);
    media = media.stream().distinct().sorted().toList();
    approvals = List.copyOf(approvals);
    erases = erases.stream().distinct().sorted().toList();
    boolean showsNothing = change == Change.WITHDRAWAL || change == Change.ERASURE;
    if (showsNothing == (content != null)) {
      throw new MalformedContent(
          "content", showsNothing ? "cannot stand in a " + Words.of(change) : "is missing");
    }
    if ((change == Change.ERASURE) != !erases.isEmpty()) {
      throw new MalformedContent("erases", "belongs to an erasure and to nothing else");
    }
    if ((showsNothing || change == Change.EMERGENCY) && statement == null) {
      throw new MalformedContent("statement", "must say why");
    }
    if (subject.kind() == EntryKind.ARTICLE && (published == null || urlDate == null)) {
      throw new MalformedContent("published", "and urlDate must stand in an article's entry");
    }
    for (Approval approval : approvals) {
      if (content != null && !approval.content().equals(content)) {
        throw new MalformedContent("approvals", "hold one of another content");
      }
    }
  }

  /** Whether readers no longer see the subject after this entry. */
  public boolean withdraws() {
    return change == Change.WITHDRAWAL;
  }

  /** The same entry with the time at which it is committed. */
  public PublicationEvent at(Instant committed) {
    return new PublicationEvent(
        subject, revision, change, committed, release, content, statement, media, published,
        urlDate, approvals, by, origin, erases);
  }

  /** The bytes that are the log's leaf. */
  public byte[] canonical() {
    return new Members()
        .put("v", Document.VERSION)
        .put("kind", subject.kind())
        .put("id", subject.id())
        .put("revision", revision)
        .put("change", change)
        .put("time", time)
        .put("release", release)
        .put("content", content)
        .put("statement", statement)
        .texts("media", media)
        .put("published", published)
        .put("urlDate", urlDate)
        .list(
            "approvals",
            approvals,
            approval ->
                new Members()
                    .put("stage", approval.stage())
                    .put("person", approval.person())
                    .put("content", approval.content())
                    .put("time", approval.time())
                    .json())
        .put("by", by)
        .put(
            "origin",
            origin == null
                ? null
                : new Members().put("key", origin.key()).put("method", origin.method()).json())
        .texts("erases", erases)
        .json()
        .canonical();
  }

  /** Reads an entry's bytes of any version; throws {@link MalformedContent}. */
  public static PublicationEvent parse(byte[] bytes) {
    var in = new Fields(Json.parse(bytes), "$");
    Versions.check(in);
    return in.end(
        Fields.placed(
            "$",
            () ->
                new PublicationEvent(
                    new EntryId(in.choice("kind", EntryKind.class), in.text("id")),
                    in.smallInteger("revision"),
                    in.choice("change", Change.class),
                    in.instant("time"),
                    in.text("release"),
                    in.hashOrNull("content"),
                    in.hashOrNull("statement"),
                    in.texts("media", Hash::new),
                    in.instantOrNull("published"),
                    in.dateOrNull("urlDate"),
                    in.list("approvals", PublicationEvent::readApproval),
                    in.textOrNull("by"),
                    in.object("origin", PublicationEvent::readOrigin),
                    in.texts("erases", Hash::new))));
  }

  private static Approval readApproval(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        Fields.placed(
            place,
            () ->
                new Approval(
                    in.smallInteger("stage"),
                    in.text("person"),
                    in.hash("content"),
                    in.instant("time"))));
  }

  private static Origin readOrigin(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(Fields.placed(place, () -> new Origin(in.hash("key"), in.text("method"))));
  }
}
