package org.broadsheet.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A story as people write and approve it. What publishing adds (its id, times, approvals) stands in
 * the {@link PublicationEvent}.
 *
 * <p>Longer than 400 lines, because checks, JSON and draft name the same members and change
 * together.
 *
 * @param language tag of the text's language (BCP 47)
 * @param channel where it stands
 * @param genre what kind of story it is
 * @param headline one line, required
 * @param subhead second line under the headline
 * @param summary one to three whole sentences, written by people
 * @param slug ASCII words for the address, where an editor sets them
 * @param body the blocks, in order
 * @param lead the picture that stands for the story
 * @param credits who did what, as the story states it
 * @param source where a reprint comes from
 * @param originalPublished when a reprint's original appeared
 * @param originalUpdated when a reprint's original was last changed
 * @param tags topics, as printed
 * @param related editor's picks for related reading
 * @param translationOf the story that this one translates
 * @param ai how a machine took part, to be shown to readers
 * @param moodsOff whether readers are not asked for their mood (obituaries, accidents)
 * @param notices corrections and clarifications that stand on top, the newest last
 */
public record Article(
    String language,
    ChannelPath channel,
    Genre genre,
    String headline,
    @Nullable String subhead,
    @Nullable String summary,
    @Nullable String slug,
    List<Block> body,
    Block.@Nullable Figure lead,
    List<Credit> credits,
    @Nullable Source source,
    @Nullable Instant originalPublished,
    @Nullable Instant originalUpdated,
    List<String> tags,
    List<ArticleId> related,
    @Nullable ArticleId translationOf,
    @Nullable Ai ai,
    boolean moodsOff,
    List<Notice> notices)
    implements Document {

  /** What kind of story it is. */
  public enum Genre {
    NEWS,
    OPINION,
    LIVE,
    GALLERY,
    OBITUARY,
    BACKGROUND
  }

  /** How a machine took part. */
  public enum Ai {
    ASSISTED_TRANSLATION,
    ASSISTED_WRITING,
    GENERATED
  }

  /** Checks and copies. */
  public Article {
    Texts.language(language);
    Texts.required(headline, "headline");
    subhead = Texts.orNull(subhead);
    summary = Texts.orNull(summary);
    slug = Texts.orNull(slug);
    if (slug != null && !slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new MalformedContent("slug", "must be lower-case ASCII words joined by hyphens");
    }
    body = List.copyOf(body);
    credits = List.copyOf(credits);
    tags = List.copyOf(tags);
    related = List.copyOf(related);
    notices = List.copyOf(notices);
    originalPublished = originalPublished == null ? null : Instants.toMillis(originalPublished);
    originalUpdated = originalUpdated == null ? null : Instants.toMillis(originalUpdated);
    tags.forEach(tag -> Texts.required(tag, "tags"));
  }

  /**
   * A notice on top of a story that was put right.
   *
   * @param kind correction (it was wrong) or clarification (it could be misread)
   * @param written when the notice was written
   * @param text what was wrong and what is right
   */
  public record Notice(Kind kind, Instant written, String text) {
    /** What the notice does. */
    public enum Kind {
      CORRECTION,
      CLARIFICATION
    }

    /** Refuses an empty text. */
    public Notice {
      Texts.required(text, "text");
      written = Instants.toMillis(written);
    }
  }

  /** The pictures that this story shows: the lead, then those of the body in order. */
  public List<Medium> media() {
    return figures().stream().map(Block.Figure::medium).toList();
  }

  /** The same with what is said of them. */
  public List<Block.Figure> figures() {
    var figures = new ArrayList<Block.Figure>();
    if (lead != null) {
      figures.add(lead);
    }
    for (Block block : body) {
      if (block instanceof Block.Figure figure) {
        figures.add(figure);
      } else if (block instanceof Block.Gallery gallery) {
        figures.addAll(gallery.figures());
      }
    }
    return figures;
  }

  /** This story with each of its pictures put through {@code change}. */
  public Article withFigures(UnaryOperator<Block.Figure> change) {
    return edit()
        .lead(lead == null ? null : change.apply(lead))
        .body(
            body.stream()
                .<Block>map(block ->
                    switch (block) {
                      case Block.Figure figure -> change.apply(figure);
                      case Block.Gallery gallery ->
                          new Block.Gallery(
                              gallery.id(),
                              gallery.title(),
                              gallery.figures().stream().map(change).toList());
                      case Block.Paragraph _,
                          Block.Heading _,
                          Block.Quote _,
                          Block.Listing _,
                          Block.Table _,
                          Block.KeyFacts _,
                          Block.Timeline _,
                          Block.Embed _,
                          Block.Divider _,
                          Block.Vote _ ->
                          block;
                    })
                .toList())
        .article();
  }

  /** The words of the body alone, blocks parted by line feeds: for search, summaries, counting. */
  public String plainBody() {
    return PlainText.of(body);
  }

  /** The names credited with this role. */
  public List<String> credited(Credit.Role role) {
    return credits.stream().filter(credit -> credit.role() == role).map(Credit::name).toList();
  }

  @Override
  public Json.Object json() {
    return Versions.start("article")
        .put("language", language)
        .put("channel", channel.value())
        .put("genre", genre == Genre.NEWS ? null : genre)
        .put("headline", headline)
        .put("subhead", subhead)
        .put("summary", summary)
        .put("slug", slug)
        .list("body", body, BlockJson::write)
        .put("lead", lead == null ? null : BlockJson.write(lead))
        .list("credits", credits, Article::write)
        .put("source", source == null ? null : write(source))
        .put("originalPublished", originalPublished)
        .put("originalUpdated", originalUpdated)
        .texts("tags", tags)
        .texts("related", related)
        .put("translationOf", translationOf)
        .put("ai", ai)
        .flag("moodsOff", moodsOff)
        .list("notices", notices, Article::write)
        .json();
  }

  private static Json write(Credit credit) {
    return new Members()
        .put("role", credit.role())
        .put("name", credit.name())
        .put("person", credit.person())
        .json();
  }

  private static Json write(Source source) {
    return new Members()
        .put("name", source.name())
        .texts("parts", source.parts())
        .put("url", source.url() == null ? null : source.url().value())
        .put("id", source.id())
        .json();
  }

  private static Json write(Notice notice) {
    return new Members()
        .put("kind", notice.kind())
        .put("written", notice.written())
        .put("text", notice.text())
        .json();
  }

  static Article read(Fields in) {
    Genre genre = in.choiceOrNull("genre", Genre.class);
    Block lead = in.object("lead", BlockJson::read);
    if (lead != null && !(lead instanceof Block.Figure)) {
      throw in.refuse("lead", "must be a figure");
    }
    return in.end(
        Fields.placed(
            "$",
            () ->
                new Article(
                    in.text("language"),
                    in.needTextAs("channel", ChannelPath::new),
                    genre == null ? Genre.NEWS : genre,
                    in.text("headline"),
                    in.textOrNull("subhead"),
                    in.textOrNull("summary"),
                    in.textOrNull("slug"),
                    in.list("body", BlockJson::read),
                    (Block.Figure) lead,
                    in.list("credits", Article::readCredit),
                    in.object("source", Article::readSource),
                    in.instantOrNull("originalPublished"),
                    in.instantOrNull("originalUpdated"),
                    in.texts("tags", text -> text),
                    in.texts("related", ArticleId::new),
                    in.textAs("translationOf", ArticleId::new),
                    in.choiceOrNull("ai", Ai.class),
                    in.flag("moodsOff"),
                    in.list("notices", Article::readNotice))));
  }

  private static Credit readCredit(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        new Credit(in.choice("role", Credit.Role.class), in.text("name"), in.textOrNull("person")));
  }

  private static Source readSource(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        new Source(
            in.text("name"),
            in.texts("parts", text -> text),
            in.textAs("url", Href::new),
            in.textOrNull("id")));
  }

  private static Notice readNotice(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        new Notice(in.choice("kind", Notice.Kind.class), in.instant("written"), in.text("text")));
  }

  /** A story of plain paragraphs, to be filled further by {@link #edit}. */
  public static Article of(
      String language, ChannelPath channel, String headline, List<Block> body) {
    return new Article(
        language,
        channel,
        Genre.NEWS,
        headline,
        null,
        null,
        null,
        body,
        null,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        false,
        List.of());
  }

  /** A draft that starts as this story. */
  public Draft edit() {
    return new Draft(this);
  }

  /** A story in the making: {@code article.edit().headline("…").tags(…).article()}. */
  public static final class Draft {
    private String language;
    private ChannelPath channel;
    private Genre genre;
    private String headline;
    private @Nullable String subhead;
    private @Nullable String summary;
    private @Nullable String slug;
    private List<Block> body;
    private Block.@Nullable Figure lead;
    private List<Credit> credits;
    private @Nullable Source source;
    private @Nullable Instant originalPublished;
    private @Nullable Instant originalUpdated;
    private List<String> tags;
    private List<ArticleId> related;
    private @Nullable ArticleId translationOf;
    private @Nullable Ai ai;
    private boolean moodsOff;
    private List<Notice> notices;

    private Draft(Article a) {
      this.language = a.language;
      this.channel = a.channel;
      this.genre = a.genre;
      this.headline = a.headline;
      this.subhead = a.subhead;
      this.summary = a.summary;
      this.slug = a.slug;
      this.body = a.body;
      this.lead = a.lead;
      this.credits = a.credits;
      this.source = a.source;
      this.originalPublished = a.originalPublished;
      this.originalUpdated = a.originalUpdated;
      this.tags = a.tags;
      this.related = a.related;
      this.translationOf = a.translationOf;
      this.ai = a.ai;
      this.moodsOff = a.moodsOff;
      this.notices = a.notices;
    }

    /** The story with the members set so far; throws {@link MalformedContent}. */
    public Article article() {
      return new Article(
          language,
          channel,
          genre,
          headline,
          subhead,
          summary,
          slug,
          body,
          lead,
          credits,
          source,
          originalPublished,
          originalUpdated,
          tags,
          related,
          translationOf,
          ai,
          moodsOff,
          notices);
    }

    /** Sets {@link Article#language}. */
    public Draft language(String value) {
      this.language = value;
      return this;
    }

    /** Sets {@link Article#channel}. */
    public Draft channel(ChannelPath value) {
      this.channel = value;
      return this;
    }

    /** Sets {@link Article#genre}. */
    public Draft genre(Genre value) {
      this.genre = value;
      return this;
    }

    /** Sets {@link Article#headline}. */
    public Draft headline(String value) {
      this.headline = value;
      return this;
    }

    /** Sets {@link Article#subhead}. */
    public Draft subhead(@Nullable String value) {
      this.subhead = value;
      return this;
    }

    /** Sets {@link Article#summary}. */
    public Draft summary(@Nullable String value) {
      this.summary = value;
      return this;
    }

    /** Sets {@link Article#slug}. */
    public Draft slug(@Nullable String value) {
      this.slug = value;
      return this;
    }

    /** Sets {@link Article#body}. */
    public Draft body(List<Block> value) {
      this.body = value;
      return this;
    }

    /** Sets {@link Article#lead}. */
    public Draft lead(Block.@Nullable Figure value) {
      this.lead = value;
      return this;
    }

    /** Sets {@link Article#credits}. */
    public Draft credits(List<Credit> value) {
      this.credits = value;
      return this;
    }

    /** Sets {@link Article#source}. */
    public Draft source(@Nullable Source value) {
      this.source = value;
      return this;
    }

    /** Sets {@link Article#originalPublished}. */
    public Draft originalPublished(@Nullable Instant value) {
      this.originalPublished = value;
      return this;
    }

    /** Sets {@link Article#originalUpdated}. */
    public Draft originalUpdated(@Nullable Instant value) {
      this.originalUpdated = value;
      return this;
    }

    /** Sets {@link Article#tags}. */
    public Draft tags(List<String> value) {
      this.tags = value;
      return this;
    }

    /** Sets {@link Article#related}. */
    public Draft related(List<ArticleId> value) {
      this.related = value;
      return this;
    }

    /** Sets {@link Article#translationOf}. */
    public Draft translationOf(@Nullable ArticleId value) {
      this.translationOf = value;
      return this;
    }

    /** Sets {@link Article#ai}. */
    public Draft ai(@Nullable Ai value) {
      this.ai = value;
      return this;
    }

    /** Sets {@link Article#moodsOff}. */
    public Draft moodsOff(boolean value) {
      this.moodsOff = value;
      return this;
    }

    /** Sets {@link Article#notices}. */
    public Draft notices(List<Notice> value) {
      this.notices = value;
      return this;
    }
  }
}
