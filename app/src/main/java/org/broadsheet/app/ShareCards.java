package org.broadsheet.app;

import java.net.URI;
import java.util.Optional;
import org.broadsheet.desk.ShareTickets;
import org.broadsheet.desk.WechatServer;
import org.broadsheet.edge.EdgeOptions;

/**
 * Share cards inside WeChat, where an account is set up: the desk keeps the ticket, the edge of the
 * same process signs with it, and neither knows the other. An edge of its own has no desk and so no
 * ticket: stories shared from it show plain cards.
 */
record ShareCards(ShareTickets tickets, EdgeOptions.Wechat account) {
  /** As the settings say; empty where they name no account. */
  static Optional<ShareCards> in(Settings settings, Store store) {
    String appId = settings.text("wechat-app-id");
    String secret = settings.text("wechat-app-secret");
    if (appId == null && secret == null) {
      return Optional.empty();
    }
    if (appId == null || secret == null) {
      throw new Settings.Wrong(
          "Share cards in WeChat need both wechat-app-id and wechat-app-secret.");
    }
    String server = settings.text("wechat-server");
    var wechat =
        new WechatServer(server == null ? WechatServer.USUAL : URI.create(server), appId, secret);
    var tickets = new ShareTickets(wechat, store.database(), store.clock());
    return Optional.of(new ShareCards(tickets, new EdgeOptions.Wechat(appId, tickets::current)));
  }
}
