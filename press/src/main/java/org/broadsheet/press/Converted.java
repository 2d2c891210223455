package org.broadsheet.press;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.archive.Editions;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Front;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Person;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.content.Source;
import org.broadsheet.content.SourceProfile;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/**
 * What an edition shows of another one, in its own script. Whatever readers read is converted; ids,
 * addresses and topics, which are addresses too, stay, but that links lead on in this edition. A
 * converted story says that it is written in the edition's language, so its links lead into that
 * edition.
 *
 * @param from the edition that is converted; its paths begin with {@code fromPrefix}
 * @param to the edition that is shown; its paths begin with {@code toPrefix}
 */
record Converted(
    Conversion conversion, String from, String to, String fromPrefix, String toPrefix) {
  /** What the site wants converted for this edition, null for nothing. */
  static @Nullable Converted of(Site site, String edition) {
    String from = site.convertedFrom(edition);
    Conversion conversion = from == null ? null : Conversion.between(from, edition);
    return from == null || conversion == null
        ? null
        : new Converted(
            conversion,
            from,
            edition,
            Edition.forText(site, from).prefix(),
            Edition.forText(site, edition).prefix());
  }

  /** Whether a text of this language is one that is converted. */
  boolean concerns(Site site, String language) {
    return from.equals(Editions.of(site.languages(), language));
  }

  String text(String text) {
    return conversion.of(text);
  }

  private @Nullable String orNull(@Nullable String text) {
    return text == null ? null : text(text);
  }

  /** A link to a story or special of the other edition leads to it in this one. */
  private Href href(Href href) {
    String path = href.value();
    String rest = path.startsWith(fromPrefix + "/") ? path.substring(fromPrefix.length()) : "";
    Address there = Address.parse(rest.split("[?#]", 2)[0], null).orElse(null);
    boolean turns =
        there != null
            && there.edition() == null
            && (there instanceof Address.Article
                || there instanceof Address.Special
                || there instanceof Address.Gallery);
    return turns ? new Href(toPrefix + rest) : href;
  }

  private @Nullable Href orNull(@Nullable Href href) {
    return href == null ? null : href(href);
  }

  Teaser teaser(Teaser teaser) {
    return new Teaser(
        teaser.id(),
        teaser.index(),
        teaser.published(),
        teaser.updated(),
        teaser.urlDate(),
        teaser.slug(),
        to,
        teaser.channel(),
        teaser.genre(),
        text(teaser.headline()),
        orNull(teaser.summary()),
        teaser.lead() == null ? null : figure(teaser.lead()),
        orNull(teaser.sourceName()));
  }

  Story story(Story story) {
    return new Story(story.id(), story.index(), story.event(), article(story.article()));
  }

  @SuppressWarnings("NullAway") // does not see that a nested type of another module may be null
  private Article article(Article article) {
    Source source = article.source();
    return new Article(
        to,
        article.channel(),
        article.genre(),
        text(article.headline()),
        orNull(article.subhead()),
        orNull(article.summary()),
        article.slug(),
        article.body().stream().map(this::block).toList(),
        article.lead() == null ? null : figure(article.lead()),
        article.credits().stream()
            .map(credit -> new Credit(credit.role(), text(credit.name()), credit.person()))
            .toList(),
        source == null
            ? null
            : new Source(
                text(source.name()),
                source.parts().stream().map(this::text).toList(),
                source.url(),
                source.id() == null ? source.name() : source.id()),
        article.originalPublished(),
        article.originalUpdated(),
        article.tags(),
        article.related(),
        article.translationOf(),
        article.ai(),
        article.moodsOff(),
        article.notices().stream()
            .map(notice -> new Article.Notice(notice.kind(), notice.written(), text(notice.text())))
            .toList());
  }

  private Block block(Block block) {
    return switch (block) {
      case Block.Paragraph paragraph -> new Block.Paragraph(inline(paragraph.content()));
      case Block.Heading heading -> new Block.Heading(heading.level(), inline(heading.content()));
      case Block.Quote quote ->
          new Block.Quote(
              inline(quote.content()), orNull(quote.attribution()), orNull(quote.href()));
      case Block.Listing listing -> listing(listing);
      case Block.Figure figure -> figure(figure);
      case Block.Gallery gallery ->
          new Block.Gallery(
              gallery.id(),
              orNull(gallery.title()),
              gallery.figures().stream().map(this::figure).toList());
      case Block.Table table ->
          new Block.Table(
              orNull(table.caption()),
              table.header().stream().map(this::inline).toList(),
              table.rows().stream().map(row -> row.stream().map(this::inline).toList()).toList(),
              table.rowHeaders(),
              table.asOf(),
              table.chart());
      case Block.KeyFacts facts ->
          new Block.KeyFacts(
              orNull(facts.title()),
              facts.facts().stream()
                  .map(fact ->
                      new Block.KeyFacts.Fact(
                          text(fact.label()),
                          text(fact.value()),
                          orNull(fact.unit()),
                          fact.asOf(),
                          orNull(fact.sentence())))
                  .toList());
      case Block.Timeline line ->
          new Block.Timeline(
              orNull(line.title()),
              line.live(),
              line.moments().stream()
                  .map(moment ->
                      new Block.Timeline.Moment(
                          moment.when(),
                          orNull(moment.label()),
                          inline(moment.content()),
                          orNull(moment.href())))
                  .toList());
      case Block.Embed embed ->
          new Block.Embed(embed.provider(), embed.href(), text(embed.title()));
      case Block.Divider divider -> divider;
      case Block.Vote vote -> vote;
    };
  }

  private Block.Listing listing(Block.Listing listing) {
    return new Block.Listing(
        listing.ordered(),
        listing.items().stream()
            .map(item ->
                new Block.Listing.Item(
                    inline(item.content()), item.nested() == null ? null : listing(item.nested())))
            .toList());
  }

  private Block.Figure figure(Block.Figure figure) {
    return new Block.Figure(
        figure.medium(),
        text(figure.alt()),
        figure.decorative(),
        inline(figure.caption()),
        orNull(figure.credit()));
  }

  private List<Inline> inline(List<Inline> content) {
    return content.stream()
        .<Inline>map(part ->
            switch (part) {
              case Inline.Text text -> new Inline.Text(text(text.text()));
              case Inline.Strong strong -> new Inline.Strong(inline(strong.content()));
              case Inline.Emphasis emphasis -> new Inline.Emphasis(inline(emphasis.content()));
              case Inline.Subscript low -> new Inline.Subscript(inline(low.content()));
              case Inline.Superscript high -> new Inline.Superscript(inline(high.content()));
              case Inline.Link link -> new Inline.Link(href(link.href()), inline(link.content()));
              case Inline.Break line -> line;
            })
        .toList();
  }

  /** The texts by language, with one for the edition, unless somebody wrote it. */
  private Map<String, String> texts(Map<String, String> texts) {
    if (texts.isEmpty() || texts.containsKey(to)) {
      return texts;
    }
    var all = new TreeMap<>(texts);
    all.put(to, text(Site.pick(texts, from, "")));
    return all;
  }

  @SuppressWarnings("NullAway") // as above
  Person person(Person person) {
    return new Person(
        texts(person.names()),
        texts(person.titles()),
        texts(person.bios()),
        person.portrait() == null ? null : figure(person.portrait()));
  }

  SourceProfile source(SourceProfile source) {
    return new SourceProfile(
        texts(source.names()), source.url(), source.zone(), texts(source.note()));
  }

  Poll poll(Poll poll) {
    return new Poll(
        to,
        text(poll.question()),
        poll.choices().stream()
            .map(choice -> new Poll.Choice(choice.id(), text(choice.text())))
            .toList(),
        poll.multiple(),
        poll.closes(),
        poll.resultsBefore());
  }

  @SuppressWarnings("NullAway") // as above
  Special special(Special special) {
    return new Special(
        to,
        text(special.title()),
        orNull(special.intro()),
        special.cover() == null ? null : figure(special.cover()),
        special.blocks().stream().map(this::block).toList(),
        special.sections().stream()
            .map(section -> new Special.Section(text(section.title()), section.stories()))
            .toList(),
        special.translationOf());
  }

  Front front(Front front) {
    return new Front(
        to,
        front.channel(),
        front.slots().stream()
            .map(slot ->
                new Front.Slot(
                    slot.place(),
                    orNull(slot.title()),
                    slot.channel(),
                    slot.stories(),
                    slot.size(),
                    slot.special()))
            .toList());
  }

  Site site(Site site) {
    Site.Publisher publisher = site.publisher();
    return site.edit()
        .names(texts(site.names()))
        .taglines(texts(site.taglines()))
        .channels(
            site.channels().stream()
                .map(channel ->
                    new Site.Channel(
                        channel.path(),
                        texts(channel.names()),
                        channel.region(),
                        channel.moodsOff()))
                .toList())
        .footer(texts(site.footer()))
        .publisher(
            publisher == null
                ? null
                : new Site.Publisher(
                    texts(publisher.names()),
                    texts(publisher.address()),
                    publisher.contact(),
                    texts(publisher.about())))
        .site();
  }
}
