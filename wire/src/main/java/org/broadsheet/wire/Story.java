package org.broadsheet.wire;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.content.Credit;
import org.jspecify.annotations.Nullable;

/**
 * Last step of reading: a page's lines and the span of its story to everything that the page states
 * about it. The lines above the story give headline, trail and masthead, those below it credits and
 * teasers.
 */
final class Story {
  /** What a page's markup states outside its text; empty for a capture. */
  record Hints(
      @Nullable String headline,
      @Nullable String summary,
      @Nullable OffsetDateTime published,
      @Nullable OffsetDateTime updated,
      List<String> authors,
      @Nullable String publisher,
      @Nullable String url,
      List<String> trail,
      @Nullable String language,
      List<Extraction.Image> images,
      List<String> tags) {
    static final Hints NONE =
        new Hints(
            null, null, null, null, List.of(), null, null, List.of(), null, List.of(), List.of());
  }

  private final List<Line> lines;
  private final List<Line> body = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<Credit> credits = new LinkedHashSet<>();
  private final Hints hints;
  private int from;
  private int to;
  private @Nullable String source;
  private @Nullable String address;
  private @Nullable String summary;
  private Dates.@Nullable Found published;
  private Dates.@Nullable Found updated;
  private Dates.@Nullable Found bare;

  private Story(List<Line> lines, Hints hints) {
    this.lines = lines;
    this.hints = hints;
  }

  static Outcome read(
      String input,
      Format format,
      String sha256,
      List<Line> lines,
      Hints hints,
      Options options,
      Budget budget) {
    return new Story(lines, hints).extract(input, format, sha256, options, budget);
  }

  private Outcome extract(
      String input, Format format, String sha256, Options options, Budget budget) {
    MainText.Span span = MainText.find(lines, budget);
    if (span.isEmpty()) {
      return new Outcome.Refused(
          new Refusal.NoStory(input, "no running text stands out from the page"));
    }
    from = span.from();
    to = span.to();
    skipStandfirst();
    for (int i = from; i < to; i++) {
      if (span.keep()[i]) {
        body.add(lines.get(i));
      }
    }
    String language =
        options.language() != null
            ? options.language()
            : hints.language() != null ? hints.language() : Language.of(body);
    Headline headline = Headline.find(lines, from, hints.headline());
    Trail found = Trail.before(lines, from, headline.text());
    Trail trail = found == null ? null : found.withoutSite(lines);
    masthead(headline.index());
    openingSummary();
    signatures();
    below();
    datelines();
    var zones = new Zones(language, options.zone(), warnings);
    OffsetDateTime at = hints.published() != null ? hints.published() : date(zones);
    OffsetDateTime changed =
        hints.updated() != null
            ? hints.updated()
            : updated == null || updated == published ? null : zones.plain(updated);
    hints.authors().forEach(name -> credits.add(Credit.of(Credit.Role.AUTHOR, name)));
    List<Extraction.Teaser> teasers = Teasers.of(lines.subList(to, lines.size()), zones);
    List<String> crumbs = trail == null ? hints.trail() : trail.crumbs();
    if (headline.text() == null) {
      warnings.add("headline-missing");
    }
    return new Outcome.Extracted(
        new Extraction(
            input,
            format,
            sha256,
            headline.text(),
            headline.subhead(),
            summary != null ? summary : hints.summary(),
            Body.of(body),
            origin(input),
            at,
            changed,
            List.copyOf(credits),
            trail == null ? Trail.channels(hints.trail(), headline.text()) : trail.channel(),
            crumbs,
            language,
            hints.images(),
            teasers,
            hints.tags(),
            List.copyOf(warnings)));
  }

  /** A sentence above the byline is the headline's second line, not the story's first. */
  private void skipStandfirst() {
    int end = Math.min(to, from + 8);
    int proseBefore = 0;
    for (int i = from; i < end; i++) {
      if (isMasthead(lines.get(i).text()) && proseBefore <= 2 && i + 1 < to) {
        from = i + 1;
        while (from + 1 < to
            && (isMasthead(lines.get(from).text())
                || Phrases.isChrome(lines.get(from).text())
                || Phrases.isStamp(lines.get(from).text()))) {
          from++;
        }
        return;
      }
      proseBefore += Script.words(lines.get(i).text()) >= 9 ? 1 : 0;
    }
  }

  /** Whether a short line states date, source or author. */
  static boolean isMasthead(String text) {
    if (text.length() > 160 || Script.endsSentence(text) && Script.words(text) > 14) {
      return false;
    }
    if (Phrases.isStamp(text) && Dates.in(text) != null) {
      return true;
    }
    List<Labels.Entry> entries = Labels.in(text);
    boolean named =
        entries.stream()
            .anyMatch(entry ->
                entry.kind() == Labels.Kind.SOURCE && !entry.value().isEmpty()
                    || entry.kind() == Labels.Kind.PUBLISHED && Dates.in(text) != null
                    || entry.kind() == Labels.Kind.UPDATED && Dates.in(text) != null
                    || Labels.isPerson(entry.kind())
                        && !Labels.names(entry.value()).isEmpty()
                        && Script.words(text) < 16);
    Dates.Found date = Dates.in(text);
    return named || date != null && date.time() != null && Script.words(text) < 16;
  }

  private void masthead(int headline) {
    int start = headline < 0 ? Math.max(0, from - 12) : headline;
    for (int i = start; i < from; i++) {
      if (i == headline) {
        continue;
      }
      String text = lines.get(i).text();
      state(text, true);
      boolean alone = text.matches("(?i)(?:(?:written |reported |words |story )?by|author)\\s?:?");
      if (alone && i + 1 < from) {
        add(Labels.Kind.AUTHOR, lines.get(i + 1).text());
      }
      if (headline >= 0 && i + 1 < from) {
        unlabelledAuthor(text, lines.get(i + 1).text());
      }
    }
    if (source == null && headline >= 0) {
      unlabelledSource(headline);
    }
  }

  private static final Pattern POSITION =
      Pattern.compile(
          "(?i).{0,40}\\b(?:correspondent|reporter|writer|columnist|editor|contributor)\\b(?:,? .{0,40})?");
  private static final Pattern NAME =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}'’.-]+(?: \\p{Lu}[\\p{L}'’.-]*){1,3})(?: in \\p{Lu}\\p{L}+.{0,30})?");

  /** Whether a line reads like "Ann Lee in Stonebridge". */
  static boolean isSigned(String text) {
    return text.length() <= 60 && text.contains(" in ") && NAME.matcher(text).matches();
  }

  /** A name on a line of its own, with the position or the date on the next, is the author's. */
  private void unlabelledAuthor(String text, String next) {
    Matcher name = NAME.matcher(text);
    boolean signed = POSITION.matcher(next).matches() || Dates.in(next) != null && isMasthead(next);
    if (text.length() <= 60
        && name.matches()
        && signed
        && !Phrases.isChrome(text)
        && !Phrases.ends(text)) {
      add(Labels.Kind.AUTHOR, name.group(1));
    }
  }

  /** Reads what a line outside the body states. */
  private void state(String text, boolean above) {
    if (text.length() > 240) {
      return;
    }
    Dates.Found date = Dates.in(text);
    boolean claimed = false;
    for (Labels.Entry entry : Labels.in(text)) {
      Dates.Found stated = Dates.in(entry.value());
      switch (entry.kind()) {
        case SOURCE -> source = source == null && !entry.value().isEmpty() ? entry.value() : source;
        case PUBLISHED -> {
          claimed |= stated != null;
          published = published == null ? stated : published;
        }
        case UPDATED -> {
          claimed |= stated != null;
          updated = updated == null ? stated : updated;
        }
        case SUMMARY ->
            summary = summary == null && !entry.value().isEmpty() ? entry.value() : summary;
        case ADDRESS -> address = address == null ? entry.value() : address;
        case OTHER -> {}
        case AUTHOR,
            CORRESPONDENT,
            EDITOR,
            RESPONSIBLE_EDITOR,
            PHOTOGRAPHER,
            TRANSLATOR,
            ILLUSTRATOR -> {
          if (above || Script.words(text) <= 20) {
            add(entry.kind(), entry.value());
          }
        }
      }
    }
    if (above
        && date != null
        && !claimed
        && (bare == null || bare.time() == null && date.time() != null)) {
      bare = date;
    }
  }

  private void add(Labels.Kind kind, String value) {
    Credit.Role role =
        switch (kind) {
          case AUTHOR -> Credit.Role.AUTHOR;
          case CORRESPONDENT -> Credit.Role.CORRESPONDENT;
          case EDITOR -> Credit.Role.EDITOR;
          case RESPONSIBLE_EDITOR -> Credit.Role.RESPONSIBLE_EDITOR;
          case PHOTOGRAPHER -> Credit.Role.PHOTOGRAPHER;
          case TRANSLATOR -> Credit.Role.TRANSLATOR;
          case ILLUSTRATOR -> Credit.Role.ILLUSTRATOR;
          case SOURCE, PUBLISHED, UPDATED, SUMMARY, ADDRESS, OTHER ->
              throw new IllegalArgumentException(kind + " names nobody");
        };
    Labels.names(value).forEach(name -> credits.add(Credit.of(role, name)));
  }

  /**
   * "新华网 2025-02-14 18:58" between headline and body: a short name before the date is the source.
   */
  private void unlabelledSource(int headline) {
    for (int i = headline + 1; i < from; i++) {
      String text = lines.get(i).text();
      Dates.Found date = Dates.in(text);
      if (date == null || text.length() > 60 || !Labels.in(text).isEmpty()) {
        continue;
      }
      String before = text.substring(0, date.start()).strip();
      String after = text.substring(date.end()).strip();
      String name = before.isEmpty() ? after : before;
      name = name.replaceAll("^[\\s|·•,，-]+|[\\s|·•,，-]+$", "");
      if (name.length() >= 2
          && name.length() <= 24
          && Script.hanShare(name) > 0.5
          && !Phrases.isChrome(name)) {
        source = name;
        return;
      }
    }
  }

  /** A first paragraph that is labelled as the summary is one, and leaves the body. */
  private void openingSummary() {
    String said = body.size() < 2 ? null : Labels.summary(body.getFirst().text());
    if (said != null) {
      summary = summary == null ? said : summary;
      body.removeFirst();
    }
  }

  /** Signatures in brackets at the story's end leave the body and become credits. */
  private void signatures() {
    for (int round = 0; round < 3 && !body.isEmpty(); round++) {
      Line last = body.getLast();
      Labels.Signature signature = Labels.signature(last.text());
      if (signature == null) {
        return;
      }
      signature.entries().stream()
          .filter(entry -> Labels.isPerson(entry.kind()))
          .forEach(entry -> add(entry.kind(), entry.value()));
      String rest = last.text().substring(0, signature.start()).strip();
      body.removeLast();
      if (!rest.isEmpty()) {
        body.addLast(last.withText(rest));
      }
    }
  }

  /** The first lines under the story, and those left out of it, may still state credits. */
  private void below() {
    for (int i = from; i < Math.min(lines.size(), to + 12); i++) {
      String text = lines.get(i).text();
      if (i >= to && (Phrases.endsForGood(text) || Phrases.isStamp(text))) {
        return;
      }
      boolean told = i < to && body.stream().anyMatch(line -> line.text().equals(text));
      if (!told && text.length() <= 160) {
        state(text, false);
      }
    }
  }

  private void datelines() {
    if (body.isEmpty()) {
      return;
    }
    String first = body.getFirst().text();
    if (credits.stream().noneMatch(credit -> credit.role() == Credit.Role.AUTHOR)) {
      Labels.datelineNames(first).forEach(name -> credits.add(Credit.of(Credit.Role.AUTHOR, name)));
    }
    if (source == null) {
      source = Labels.datelineSource(first);
    }
  }

  private @Nullable OffsetDateTime date(Zones zones) {
    Dates.Found date = published != null ? published : bare != null ? bare : updated;
    if (date == null) {
      warnings.add("date-missing");
      return null;
    }
    if (date.time() == null
        && bare != null
        && bare.time() != null
        && bare.day().equals(date.day())) {
      date = bare;
    }
    return zones.stated(date);
  }

  private Extraction.@Nullable Origin origin(String input) {
    String stated = hints.url() != null ? hints.url() : address;
    String url = stated == null && OriginKey.isAddress(input) ? input : stated;
    String name = source != null ? source : hints.publisher();
    if (name == null && url == null) {
      return null;
    }
    return new Extraction.Origin(name, name == null ? List.of() : parts(name), url);
  }

  private static List<String> parts(String name) {
    var parts = new ArrayList<String>();
    for (String part :
        name.split("\\s*[/／、|｜丨&＆]\\s*|(?<=\\p{IsHan})\\s?[-－–—]\\s?(?=\\p{IsHan})")) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts.isEmpty() ? List.of(name) : parts;
  }
}
