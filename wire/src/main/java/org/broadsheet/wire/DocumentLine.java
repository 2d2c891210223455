package org.broadsheet.wire;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.content.Article;
import org.broadsheet.content.Audit;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.broadsheet.content.Instants;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Person;
import org.broadsheet.content.Poll;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Site;
import org.broadsheet.content.SourceProfile;
import org.broadsheet.content.Special;
import org.broadsheet.content.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A document and what was known about its publishing: one line of the format that {@link
 * DocumentLines} describes. Lines about the same subject follow each other as its revisions did.
 *
 * @param subject what the line is about
 * @param change what kind of change it was; null where the reader of the line decides (the first
 *     line of a subject is a first publication, a later one an update)
 * @param published when the story first appeared; null where that is not known or not asked
 * @param urlDate the date in its permanent address; null where {@code published} gives it
 * @param time when this revision went out; null where that is not known
 * @param release the same text for all lines that went out together
 * @param approvals who approved this document, the first stage first
 * @param by id of the person who released it
 * @param origin the origin key of an import: the canonical address, else a guid
 * @param statement the reason, as the public sees it: of withdrawals and emergencies
 * @param document the document itself; null for a withdrawal alone
 */
public record DocumentLine(
    EntryId subject,
    @Nullable Change change,
    @Nullable Instant published,
    @Nullable LocalDate urlDate,
    @Nullable Instant time,
    @Nullable String release,
    List<Approval> approvals,
    @Nullable String by,
    @Nullable String origin,
    @Nullable Statement statement,
    @Nullable Document document) {
  private static final List<String> MEMBERS =
      List.of(
          "kind",
          "id",
          "change",
          "published",
          "urlDate",
          "time",
          "release",
          "approvals",
          "by",
          "origin",
          "statement",
          "document");

  /**
   * One approval.
   *
   * @param stage 1, 2 or 3: which review
   * @param person id of who approved
   * @param time when, if that is known
   */
  public record Approval(int stage, String person, @Nullable Instant time) {
    /** Checks the range. */
    public Approval {
      if (stage < 1 || stage > 9) {
        throw new MalformedContent("stage", "must be between 1 and 9");
      }
      if (person.isBlank()) {
        throw new MalformedContent("person", "must not be empty");
      }
    }
  }

  /** Copies the list and checks that document, change and subject fit together. */
  public DocumentLine {
    approvals = List.copyOf(approvals);
    boolean withdrawal = change == Change.WITHDRAWAL;
    if (change == Change.ERASURE || subject.kind() == EntryKind.ERASURE) {
      throw new MalformedContent("change", "an erasure cannot be brought in from outside");
    }
    if (withdrawal == (document != null)) {
      throw new MalformedContent(
          "document", withdrawal ? "cannot stand in a withdrawal" : "is missing");
    }
    if ((withdrawal || change == Change.EMERGENCY) && statement == null) {
      throw new MalformedContent("statement", "must say why");
    }
    if (document != null && kindOf(document) != subject.kind()) {
      throw new MalformedContent("document", "is not of the kind " + subject.kind().word());
    }
  }

  private static EntryKind kindOf(Document document) {
    return switch (document) {
      case Article _ -> EntryKind.ARTICLE;
      case Front _ -> EntryKind.FRONT;
      case Special _ -> EntryKind.SPECIAL;
      case Poll _ -> EntryKind.POLL;
      case Site _ -> EntryKind.SITE;
      case SourceProfile _ -> EntryKind.SOURCE;
      case Person _ -> EntryKind.PERSON;
      case Audit _ -> EntryKind.AUDIT;
      case Statement _ ->
          throw new MalformedContent("document", "a statement stands in a line, not for itself");
    };
  }

  /** Reads one line; throws {@link MalformedContent} with the place of what is wrong. */
  public static DocumentLine of(Json json) {
    Map<String, Json> in = object(json, "$");
    for (String name : in.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw new MalformedContent(name, "is not a known member of a line");
      }
    }
    EntryKind kind = word(EntryKind.class, "kind", need(in, "kind"));
    String change = text(in, "change");
    Json document = in.get("document");
    return new DocumentLine(
        new EntryId(kind, need(in, "id")),
        change == null ? null : word(Change.class, "change", change),
        as(in, "published", Instants::parse),
        as(in, "urlDate", LocalDate::parse),
        as(in, "time", Instants::parse),
        text(in, "release"),
        readApprovals(in.get("approvals")),
        text(in, "by"),
        text(in, "origin"),
        readStatement(in.get("statement")),
        document == null ? null : placed("document", () -> Document.of(document)));
  }

  /** The line as JSON; its canonical bytes hold no line feed. */
  public Json.Object json() {
    var out = new TreeMap<String, Json>();
    put(out, "kind", subject.kind().word());
    put(out, "id", subject.id());
    put(out, "change", change == null ? null : word(change));
    put(out, "published", published == null ? null : Instants.format(published));
    put(out, "urlDate", urlDate == null ? null : urlDate.toString());
    put(out, "time", time == null ? null : Instants.format(time));
    put(out, "release", release);
    if (!approvals.isEmpty()) {
      out.put("approvals", new Json.Array(approvals.stream().map(DocumentLine::write).toList()));
    }
    put(out, "by", by);
    put(out, "origin", origin);
    if (statement != null) {
      out.put("statement", statement.json());
    }
    if (document != null) {
      out.put("document", document.json());
    }
    return new Json.Object(out);
  }

  private static Json write(Approval approval) {
    var out = new TreeMap<String, Json>();
    out.put("stage", new Json.Int(approval.stage()));
    put(out, "person", approval.person());
    Instant time = approval.time();
    put(out, "time", time == null ? null : Instants.format(time));
    return new Json.Object(out);
  }

  private static List<Approval> readApprovals(@Nullable Json json) {
    if (json == null) {
      return List.of();
    }
    if (!(json instanceof Json.Array array)) {
      throw new MalformedContent("approvals", "must be a list");
    }
    var approvals = new ArrayList<Approval>();
    for (Json item : array.items()) {
      String place = "approvals[" + approvals.size() + "]";
      Map<String, Json> in = object(item, place);
      if (!(in.get("stage") instanceof Json.Int stage) || stage.value() > 9) {
        throw new MalformedContent(place + ".stage", "must be an integer from 1 to 9");
      }
      if (!List.of("stage", "person", "time").containsAll(in.keySet())) {
        throw new MalformedContent(place, "has an unknown member");
      }
      approvals.add(
          placed(
              place,
              () ->
                  new Approval(
                      (int) stage.value(), need(in, "person"), as(in, "time", Instants::parse))));
    }
    return approvals;
  }

  private static @Nullable Statement readStatement(@Nullable Json json) {
    if (json == null) {
      return null;
    }
    Document document = placed("statement", () -> Document.of(json));
    if (!(document instanceof Statement statement)) {
      throw new MalformedContent("statement", "must be a document of type statement");
    }
    return statement;
  }

  private static <T> T placed(String place, java.util.function.Supplier<T> make) {
    try {
      return make.get();
    } catch (MalformedContent e) {
      throw new MalformedContent(place, requireNonNull(e.getMessage()));
    }
  }

  private static Map<String, Json> object(Json json, String place) {
    if (json instanceof Json.Object object) {
      return object.members();
    }
    throw new MalformedContent(place, "must be an object");
  }

  private static String need(Map<String, Json> in, String name) {
    String value = text(in, name);
    if (value == null) {
      throw new MalformedContent(name, "is missing");
    }
    return value;
  }

  private static @Nullable String text(Map<String, Json> in, String name) {
    return switch (in.get(name)) {
      case null -> null;
      case Json.Text text -> text.value();
      default -> throw new MalformedContent(name, "must be a string");
    };
  }

  private static <T> @Nullable T as(Map<String, Json> in, String name, Function<String, T> make) {
    String value = text(in, name);
    if (value == null) {
      return null;
    }
    try {
      return make.apply(value);
    } catch (DateTimeException e) {
      throw new MalformedContent(name, "cannot be \"" + value + "\" (" + e.getMessage() + ")");
    }
  }

  private static <E extends Enum<E>> E word(Class<E> kind, String name, String word) {
    E[] constants = requireNonNull(kind.getEnumConstants());
    for (E constant : constants) {
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    throw new MalformedContent(
        name,
        "must be one of "
            + Arrays.stream(constants).map(DocumentLine::word).collect(Collectors.joining(", ")));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void put(Map<String, Json> out, String name, @Nullable String value) {
    if (value != null) {
      out.put(name, new Json.Text(value));
    }
  }
}
