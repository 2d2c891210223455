package org.broadsheet.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.content.Article;
import org.broadsheet.content.Document;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Instants;
import org.broadsheet.content.Json;
import org.broadsheet.content.Medium;
import org.broadsheet.desk.Grants;
import org.broadsheet.wire.DocumentLine;
import org.jspecify.annotations.Nullable;

/**
 * The newspaper that {@code demo} shows: a fictional paper of a fictional town. It is written as
 * JSON Lines of documents (see {@link org.broadsheet.wire.DocumentLines}) in the resources beside
 * this class, with a few things left open that are filled in here:
 *
 * <ul>
 *   <li>{@code D-3} and {@code D-3T06:40} as a whole string, or two joined by a slash: a date or an
 *       instant, counted in days from the day of the edition
 *   <li>{@code {{D-3}}} within a text: that date in words of the document's language
 *   <li>{@code {{last:07}}}: the latest July that is over, as a partial date
 *   <li>{@code {{path:ID}}}: the permanent address of a story
 *   <li>{@code {{hash:article:ID}}}: the hash of the document last published under this id
 *   <li>{@code {{zone}}}, {@code {{url}}}: the zone and the address of the site
 *   <li>{@code {"picture":"heron-1"}}: one of {@link #pictures}, as a medium
 * </ul>
 */
final class SampleNewspaper {
  /** The zone of the town, which lies in no country. */
  static final ZoneId ZONE = ZoneId.of("Etc/GMT-8");

  private static final List<String> FILES =
      List.of(
          "site",
          "top",
          "river",
          "local",
          "business",
          "science",
          "culture",
          "sport",
          "living",
          "opinion",
          "fronts");
  private static final Pattern RELATIVE = Pattern.compile("D([-+]\\d+)(?:T(\\d\\d:\\d\\d))?");
  private static final Pattern OPEN = Pattern.compile("\\{\\{([^{}]+)}}");

  private static final List<Colleague> STAFF =
      List.of(
          new Colleague("gu", "顾长汀", Grants.parse("final_reviewer,publisher,administrator")),
          new Colleague("shen", "沈知微", Grants.parse("second_reviewer,final_reviewer,publisher")),
          new Colleague("meng", "蒙青禾", Grants.parse("reporter,editor,first_reviewer")),
          new Colleague(
              "he", "何以棠", Grants.parse("reporter,editor,first_reviewer,second_reviewer")),
          new Colleague("lu", "陆一苇", Grants.parse("reporter")),
          new Colleague("wen", "温如磐", Grants.parse("reporter")),
          new Colleague("bai", "白芷晴", Grants.parse("contributor@living")),
          new Colleague("duan", "段小舟", Grants.parse("reporter@sport")));

  private final Map<String, byte[]> pictures;
  private final Map<String, Json> media = new HashMap<>();

  /**
   * One of the staff, for an account at the desk.
   *
   * @param login to sign in with
   * @param name in Chinese; the person's entry has the others
   * @param grants what they may do, and where
   */
  record Colleague(String login, String name, Grants grants) {}

  /** How far a story at the desk has come. */
  enum Stage {
    DRAFT,
    IN_REVIEW,
    RETURNED,
    /** Every review given; waits for a publisher. */
    APPROVED,
    /** As above, and not to be published before tomorrow. */
    EMBARGOED,
    /** As above, and goes out by itself three minutes after the first start. */
    PLANNED
  }

  /**
   * A story that lies at the desk and that no reader has seen.
   *
   * @param author login of who writes it
   * @param article its text
   * @param stage how far it has come
   * @param reviewer login of who returned it, where it was
   * @param comment why it was returned
   */
  record Draft(
      String author,
      Article article,
      Stage stage,
      @Nullable String reviewer,
      @Nullable String comment) {}

  /** Takes the pictures that the build drew, or draws them where it did not. */
  SampleNewspaper() {
    this.pictures = loadPictures();
    pictures.forEach((name, bytes) -> media.put(name, medium(bytes)));
  }

  /** The pictures by name, JPEG of {@link SamplePrints#WIDTH} by {@link SamplePrints#HEIGHT}. */
  Map<String, byte[]> pictures() {
    return pictures;
  }

  /** The picture that has this hash in the lines; of the bytes in {@link #pictures}. */
  Map<Hash, byte[]> media() {
    var byHash = new LinkedHashMap<Hash, byte[]>();
    pictures.values().forEach(bytes -> byHash.put(Hash.of(bytes), bytes));
    return byHash;
  }

  /**
   * All lines in the order in which they went out, each with its {@code time}. The edition is of
   * the latest day whose newest line is not in the future, so the newest is from this morning, or
   * from yesterday's where this morning's is yet to come; all days move together.
   *
   * @param clock tells today
   * @param zone in which the paper counts its days; becomes the zone of the site
   * @param url of the site, without a slash at the end
   */
  List<DocumentLine> lines(InstantSource clock, ZoneId zone, String url) {
    List<Json.Object> raw = read();
    LocalDate day = edition(raw, clock.instant(), zone);
    var filling = new Filling(day, zone, url, raw);
    record Timed(Instant time, Json.Object line) {}
    List<Timed> sorted =
        raw.stream()
            .map(line -> new Timed(filling.instant(text(line, "time")), line))
            .sorted(Comparator.comparing(Timed::time))
            .toList();
    var lines = new ArrayList<DocumentLine>();
    for (Timed timed : sorted) {
      DocumentLine line = DocumentLine.of(filling.fill(timed.line()));
      Document document = line.document();
      if (document != null) {
        filling.hashes.put(line.subject().toString(), document.hash());
      }
      lines.add(line);
    }
    return lines;
  }

  /** The eight who make the paper. */
  List<Colleague> staff() {
    return STAFF;
  }

  /** What lies at the desk, for the edition that {@link #lines} makes of the same arguments. */
  List<Draft> drafts(InstantSource clock, ZoneId zone, String url) {
    List<Json.Object> raw = read();
    var filling = new Filling(edition(raw, clock.instant(), zone), zone, url, raw);
    var drafts = new ArrayList<Draft>();
    for (Json.Object line : read("desk")) {
      Json document = requireNonNull(((Json.Object) filling.fill(line)).members().get("document"));
      boolean returned = line.members().containsKey("reviewer");
      drafts.add(
          new Draft(
              text(line, "login"),
              (Article) Document.of(document),
              Stage.valueOf(text(line, "state").toUpperCase(Locale.ROOT)),
              returned ? text(line, "reviewer") : null,
              returned ? text(line, "comment") : null));
    }
    return drafts;
  }

  private static LocalDate edition(List<Json.Object> raw, Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalTime newest =
        raw.stream()
            .map(line -> text(line, "time"))
            .filter(time -> time.startsWith("D-0T"))
            .map(time -> LocalTime.parse(time.substring(4)))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    boolean isOut = !today.atTime(newest).atZone(zone).toInstant().isAfter(now);
    return isOut ? today : today.minusDays(1);
  }

  private static List<Json.Object> read() {
    var lines = new ArrayList<Json.Object>();
    FILES.forEach(file -> lines.addAll(read(file)));
    return lines;
  }

  private static List<Json.Object> read(String file) {
    byte[] bytes = requireNonNull(resource("sample/" + file + ".jsonl"), file);
    return new String(bytes, UTF_8)
        .lines()
        .map(line -> (Json.Object) Json.parse(line.getBytes(UTF_8)))
        .toList();
  }

  private static byte @Nullable [] resource(String name) {
    try (InputStream in = SampleNewspaper.class.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> loadPictures() {
    var loaded = new LinkedHashMap<String, byte[]>();
    for (String name : SamplePrints.names()) {
      byte[] bytes = resource("sample/prints/" + name + ".jpg");
      if (bytes == null) {
        return SamplePrints.draw();
      }
      loaded.put(name, bytes);
    }
    return loaded;
  }

  private static Json medium(byte[] bytes) {
    var medium =
        new Medium(Hash.of(bytes), "image/jpeg", SamplePrints.WIDTH, SamplePrints.HEIGHT, null);
    return new Json.Object(
        Map.of(
            "hash", new Json.Text(medium.hash().hex()),
            "type", new Json.Text(medium.type()),
            "width", new Json.Int(medium.width()),
            "height", new Json.Int(medium.height())));
  }

  private static String text(Json.Object object, String name) {
    if (object.members().get(name) instanceof Json.Text text) {
      return text.value();
    }
    throw new IllegalStateException("a sample line lacks " + name + ": " + object.text());
  }

  /** Fills in what a line leaves open, for one edition. */
  private final class Filling {
    final Map<String, Hash> hashes = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private final LocalDate day;
    private final ZoneId zone;
    private final String url;

    Filling(LocalDate day, ZoneId zone, String url, List<Json.Object> raw) {
      this.day = day;
      this.zone = zone;
      this.url = url;
      for (Json.Object line : raw) {
        if (text(line, "kind").equals("article")) {
          paths.putIfAbsent(text(line, "id"), path(line));
        }
      }
    }

    private String path(Json.Object line) {
      LocalDate date = instant(text(line, "published")).atZone(zone).toLocalDate();
      String slug =
          line.members().get("document") instanceof Json.Object document
                  && document.members().get("slug") instanceof Json.Text text
              ? text.value() + "-"
              : "";
      return DateTimeFormatter.ofPattern("/uuuu/MM/dd/", Locale.ROOT).format(date)
          + slug
          + text(line, "id");
    }

    Instant instant(String relative) {
      return Instants.parse(date(relative));
    }

    Json fill(Json.Object line) {
      return fill(line, language(line.members().get("document"), "zh"));
    }

    private static String language(@Nullable Json json, String otherwise) {
      return json instanceof Json.Object object
              && object.members().get("language") instanceof Json.Text text
          ? text.value()
          : otherwise;
    }

    private Json fill(Json json, String language) {
      return switch (json) {
        case Json.Text text -> new Json.Text(fill(text.value(), language));
        case Json.Array array ->
            new Json.Array(array.items().stream().map(item -> fill(item, language)).toList());
        case Json.Object object -> fill(object, language);
        case Json.Int _, Json.Bool _ -> json;
      };
    }

    private Json fill(Json.Object object, String language) {
      var filled = new TreeMap<String, Json>();
      object
          .members()
          .forEach((name, value) -> {
            if (name.equals("picture") && value instanceof Json.Text picture) {
              Json medium = requireNonNull(media.get(picture.value()), picture.value());
              filled.putAll(((Json.Object) medium).members());
            } else {
              filled.put(name, fill(value, language));
            }
          });
      return new Json.Object(filled);
    }

    private String fill(String text, String language) {
      String[] ends = text.split("/", 2);
      if (RELATIVE.matcher(ends[0]).matches()) {
        return ends.length == 1 ? date(text) : date(ends[0]) + "/" + date(ends[1]);
      }
      return OPEN.matcher(text)
          .replaceAll(found -> Matcher.quoteReplacement(open(found, language)));
    }

    private String date(String relative) {
      Matcher matcher = RELATIVE.matcher(relative);
      if (!matcher.matches()) {
        throw new IllegalStateException("not a date of the sample: " + relative);
      }
      LocalDate date = day.plusDays(Integer.parseInt(matcher.group(1)));
      String time = matcher.group(2);
      return time == null
          ? date.toString()
          : Instants.format(date.atTime(LocalTime.parse(time)).atZone(zone).toInstant());
    }

    private String open(MatchResult found, String language) {
      String[] word = found.group(1).split(":", 2);
      return switch (word[0]) {
        case "zone" -> zone.getId();
        case "url" -> url;
        case "path" -> requireNonNull(paths.get(word[1]), word[1]);
        case "hash" -> requireNonNull(hashes.get(word[1]), word[1]).hex();
        case "last" -> {
          int month = Integer.parseInt(word[1]);
          yield (day.getMonthValue() > month ? day.getYear() : day.getYear() - 1) + "-" + word[1];
        }
        default -> {
          LocalDate date = LocalDate.parse(date(word[0]));
          yield language.equals("zh")
              ? date.getMonthValue() + "月" + date.getDayOfMonth() + "日"
              : DateTimeFormatter.ofPattern("d MMMM", Locale.forLanguageTag(language)).format(date);
        }
      };
    }
  }
}
