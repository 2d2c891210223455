package org.broadsheet.press;

import org.broadsheet.archive.Found;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/** The pages that depend on the log alone, by their addresses. */
final class AddressPages {
  private final Answers answers;
  private final @Nullable String logKey;
  private final boolean wechatCards;

  AddressPages(Answers answers, @Nullable String logKey, boolean wechatCards) {
    this.answers = answers;
    this.logKey = logKey;
    this.wechatCards = wechatCards;
  }

  /** Renders a page that depends on the log alone; a 404 page where there is nothing. */
  Page render(Address address, Snapshot snapshot) {
    Site site = snapshot.site();
    String tag = address.edition();
    Edition edition = Edition.of(site, tag);
    if (edition == null) {
      var standard = new Sheet(snapshot, site, Edition.standard(site), null);
      return answers.notFound(standard, address);
    }
    boolean lite = address instanceof Address.Lite;
    var sheet = new Sheet(snapshot, site, lite ? edition.inLite() : edition, counterpart(address));
    Address of = address instanceof Address.Lite(Address full) ? full : address;
    if (tag != null
        && edition.prefix().isEmpty()
        && !(of instanceof Address.Article || of instanceof Address.Gallery)) {
      return Answers.moved(sheet, AddressSpelling.write(address, ""));
    }
    return page(of, sheet);
  }

  /** Where the same page is without pictures, or with them again; null where it is one only. */
  private static @Nullable String counterpart(Address address) {
    return address instanceof Address.Lite(Address full)
        ? full.canonical()
        : Address.Lite.has(address) ? new Address.Lite(address).canonical() : null;
  }

  private Page page(Address address, Sheet sheet) {
    return switch (address) {
      case Address.Home home ->
          answers.stories(sheet, address, FrontPages.home(sheet, home.after()));
      case Address.Channel channel -> channel(sheet, channel);
      case Address.Calendar calendar -> calendar(sheet, calendar);
      case Address.Article article -> article(sheet, article);
      case Address.Gallery gallery -> gallery(sheet, gallery);
      case Address.Day day -> answers.stories(sheet, address, new ListPages(sheet).day(day));
      case Address.Tag topic -> answers.stories(sheet, address, new ListPages(sheet).topic(topic));
      case Address.Author author ->
          answers.stories(sheet, address, new ListPages(sheet).author(author));
      case Address.SourceStories source ->
          answers.stories(sheet, address, new ListPages(sheet).source(source));
      case Address.Feed feed -> answers.orNotFound(sheet, address, FeedPage.of(sheet, feed));
      case Address.Special special -> special(sheet, special);
      case Address.SpecialFeed feed -> answers.orNotFound(sheet, address, FeedPage.of(sheet, feed));
      case Address.SpecialsSitemap _ ->
          answers.orNotFound(sheet, address, SitemapPages.specials(sheet));
      case Address.Recommended stream ->
          answers.html(200, sheet, "recommended", RecommendedPage.page(sheet, stream.after()));
      case Address.RecommendedFragment stream ->
          answers.html(
              200, sheet, "recommended-fragment", RecommendedPage.fragment(sheet, stream.after()));
      case Address.Api api -> new ReadingApi(sheet).answer(api);
      case Address.Sitemap map ->
          answers.orNotFound(sheet, address, SitemapPages.of(sheet, map.part()));
      case Address.NewsSitemap _ -> SitemapPages.news(sheet);
      case Address.Robots _ -> SitemapPages.robots(sheet);
      case Address.Corrections list ->
          answers.html(200, sheet, "corrections", CorrectionsPage.of(sheet, list.after()));
      case Address.Manifest _ -> AppPages.manifest(sheet);
      case Address.ServiceWorker _ -> AppPages.worker(sheet);
      case Address.Offline _ -> answers.html(200, sheet, "notes", NotePages.offline(sheet));
      case Address.About _ -> answers.html(200, sheet, "about", AboutPage.of(sheet, logKey));
      case Address.Embed embed -> embed(sheet, embed);
      case Address.Share share -> share(sheet, share);
      case Address.ShareCode code -> shareCode(sheet, code);
      case Address.Privacy _ ->
          answers.html(200, sheet, "notes", NotePages.privacy(sheet, wechatCards));
      case Address.Lite _ -> answers.notFound(sheet); // holds no other of its kind
    };
  }

  private Page channel(Sheet sheet, Address.Channel address) {
    String moved = sheet.site().redirects().get(address.path().value());
    if (moved != null
        && sheet.site().channel(address.path()) == null
        && ChannelPath.isPath(moved)) {
      return Answers.moved(sheet, Links.channel(sheet.edition(), new ChannelPath(moved)));
    }
    return answers.stories(
        sheet, address, FrontPages.channel(sheet, address.path(), address.after()));
  }

  private Page article(Sheet sheet, Address.Article address) {
    boolean lite = sheet.edition().lite();
    String here = lite ? Edition.LITE + address.canonical() : address.canonical();
    return answers.ofStory(
        sheet,
        address,
        address.id(),
        story ->
            Answers.at(
                sheet,
                here,
                sheet.href(story),
                () ->
                    answers.html(
                        200,
                        sheet,
                        lite ? "lite-article" : "article",
                        new ArticlePage(sheet, story.article(), story).view())));
  }

  private Page gallery(Sheet sheet, Address.Gallery address) {
    return answers.ofStory(
        sheet,
        address,
        address.id(),
        story -> {
          View.Plate view = GalleryPage.of(sheet, story, address.number());
          return view == null
              ? answers.notFound(sheet, address)
              : Answers.at(
                  sheet,
                  address.canonical(),
                  Links.gallery(story, address.number(), sheet.site()),
                  () -> answers.html(200, sheet, "plate", view));
        });
  }

  /** In other sites' frames even what is gone is said in a frame's few words. */
  private Page embed(Sheet sheet, Address.Embed address) {
    Found found = sheet.site().embeds() ? sheet.article(address.id()).orElse(null) : null;
    return switch (found) {
      case null -> answers.notFound(sheet, address);
      case Withdrawn _ -> answers.html(410, sheet, "framed", EmbedPages.withdrawn(sheet));
      case Story story ->
          Answers.at(
              sheet,
              address.canonical(),
              Links.embed(sheet.site(), story),
              () -> answers.html(200, sheet, "framed", EmbedPages.card(sheet, story)));
    };
  }

  private Page share(Sheet sheet, Address.Share address) {
    return answers.ofStory(
        sheet,
        address,
        address.id(),
        story ->
            Answers.at(
                sheet,
                address.canonical(),
                Links.share(sheet.site(), story),
                () -> answers.html(200, sheet, "share", SharePage.view(sheet, story))));
  }

  private Page shareCode(Sheet sheet, Address.ShareCode address) {
    return answers.ofStory(
        sheet,
        address,
        address.id(),
        story -> {
          byte[] code = QrCode.of(sheet.site().url() + Links.story(story, sheet.site())).svg();
          return new Page(200, "image/svg+xml", code, sheet.keys(), sheet.position(), null);
        });
  }

  private Page special(Sheet sheet, Address.Special address) {
    Special special = sheet.special(address.id()).orElse(null);
    if (special == null) {
      return answers.notFound(sheet);
    }
    return Answers.at(
        sheet,
        address.canonical(),
        Links.special(sheet.site(), special.language(), address.id()),
        () ->
            answers.html(
                200, sheet, "special", new SpecialPage(sheet, address.id(), special).view()));
  }

  private Page calendar(Sheet sheet, Address.Calendar address) {
    View.Calendar view = CalendarPage.of(sheet, address.year());
    if (view == null) {
      return answers.notFound(sheet, address);
    }
    Integer month = address.month();
    if (month != null) {
      var year = new Address.Calendar(null, address.year(), null);
      return Answers.moved(
          sheet, AddressSpelling.write(year, sheet.edition().prefix()) + "#m" + month);
    }
    return answers.html(200, sheet, "calendar", view);
  }

  /** Whether answers to this address may be kept (and are replaced when a key is touched). */
  static boolean cacheable(Address address) {
    // Anybody can make up cursors, so later parts of lists are made anew instead of filling a
    // cache.
    return switch (address) {
      case Address.Home home -> home.after() == null;
      case Address.Channel channel -> channel.after() == null;
      case Address.Day day -> day.after() == null;
      case Address.Tag topic -> topic.after() == null;
      case Address.Author author -> author.after() == null;
      case Address.SourceStories source -> source.after() == null;
      case Address.Corrections list -> list.after() == null;
      case Address.Lite lite -> cacheable(lite.of());
      case Address.Recommended stream -> stream.after() == null;
      case Address.RecommendedFragment stream -> stream.after() == null;
      case Address.Api.Articles list -> list.after() == null;
      case Address.Api.Recommended list -> list.after() == null;
      case Address.Api.Story _, Address.Api.Related _, Address.Api.Description _ -> true;
      case Address.Article _,
          Address.Gallery _,
          Address.Calendar _,
          Address.About _,
          Address.Special _,
          Address.SpecialFeed _,
          Address.SpecialsSitemap _,
          Address.Feed _,
          Address.Sitemap _,
          Address.NewsSitemap _,
          Address.Manifest _,
          Address.Offline _,
          Address.ServiceWorker _,
          Address.Robots _,
          Address.Embed _,
          Address.Share _,
          Address.ShareCode _,
          Address.Privacy _ ->
          true;
    };
  }
}
