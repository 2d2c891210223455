package org.broadsheet.wire;

import java.util.regex.Pattern;

/**
 * The words that portals put around a story, in Chinese and English. They name functions of a page,
 * never a site. Every pattern is anchored and is only tried on short lines, so none can run long.
 */
final class Phrases {
  /** Longer lines are never matched: they are text. */
  static final int SHORT = 160;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private Phrases() {}

  /** A label after which the page no longer tells this story. */
  private static final Pattern ENDS =
      Pattern.compile(
          "(?:(?:相关|延伸|推荐|更多|精彩|热门|热点|热文|今日|最新|猜你|编辑|往期|扩展|深度|其他|为您|为你|大家都在|小编)"
              + "[^，。！？]{0,8}(?:阅读|推荐|新闻|链接|文章|报道|喜欢|资讯|内容|看|搜|图片|视频|专题|稿件|评论|排行|精选|点击)[^，。]{0,4}"
              + "|(?:网友|全部|最新|热门|精彩|我要|发表|用户|文明)?(?:评论|留言|跟帖|上网理性发言)[^，。]{0,12}"
              + "|(?:您|你)?(?:此时|看完|读完|阅读)[^，。]{0,10}(?:心情|感受|感觉|表情)[^，。]{0,4}"
              + "|[^，。]{0,4}(?:排行|排行榜|热榜|点击榜)|视觉焦点|独家策划|图片新闻|视频新闻|专题推荐|热点专题|新闻排行|分享到|分享至"
              + "|加载更多|查看更多|点击查看更多|阅读剩余全文.{0,3}|展开全文|责任?编辑?[:：].*|免责声明.{0,2}|版权声明.{0,2}|网站声明|上一篇.*|下一篇.*"
              + "|related(?: (?:articles?|stories|news|content|topics?|posts?|links?|coverage|reading|items|video|videos|tags|searches))?"
              + "|(?:you )?(?:may|might) also (?:like|enjoy|be interested in)|you may like|recommended(?: (?:for you|stories|articles|reading|videos|by|from).{0,30})?"
              + "|read (?:next|this next|more stories|more from.*)|more (?:from|in|on|about|like|stories|news|articles|coverage|top stories|posts|by|headlines|to read|to explore|great)\\b.{0,50}"
              + "|explore (?:more|these)\\b.{0,40}|more|more:.{0,40}|most (?:read|popular|viewed|shared|commented|recent|watched|discussed|emailed|clicked)\\b.{0,40}|popular(?: (?:now|stories|articles|posts|on|in|this week|videos|news|searches))?\\b.{0,30}"
              + "|trending(?: (?:now|stories|topics|articles|news|today|videos|on|in)\\b.{0,30})?|top (?:stories|news|headlines|articles|posts|videos)\\b.{0,20}"
              + "|latest(?: (?:news|stories|articles|headlines|posts|videos|from|in)\\b.{0,30})?|editors?['’]?s? (?:picks?|choice)"
              + "|(?:\\d+ |view |show |all |post |reader |leave a |add a |see |read |your )*(?:comments?|reply|replies)(?: \\(?\\d*\\)?| section| are closed\\.?|on this .{0,20})?"
              + "|join the (?:conversation|discussion).{0,10}|leave a (?:reply|comment).*|what do you think\\??|comments? on this (?:story|article).{0,10}"
              + "|about the (?:author|writer|reporter)s?|sponsored(?: (?:content|links|stories|by.{0,30}))?|promoted(?: (?:content|stories|links).{0,20})?|from (?:around )?(?:the web|our partners)"
              + "|around the web|paid (?:content|post)|partner content|advertisement feature"
              + "|(?:filed under|tagged|tags|topics|categories|read more about|in this (?:story|article)|posted in|labels)(?:[:：].*| .{0,60})?"
              + "|(?:next|previous) (?:article|story|post)\\b.{0,100}|up next.{0,10}|don['’]?t miss.{0,20}|also (?:read|see|on)\\b.{0,100}|see also.{0,60}|see more.{0,20}"
              + "|what to read next|keep reading.{0,20}|must reads?|in case you missed it|featured (?:stories|articles|posts|videos?|content)|other stories.{0,20}"
              + "|newsletters?|sign up (?:for|to)\\b.{0,90}|subscribe (?:to|for|now|today)\\b.{0,90}|get (?:our|the) .{0,40}newsletter.{0,30}"
              + "|share this(?: (?:article|story|post|page).{0,20})?|follow us(?: on)?.{0,40}"
              + "|(?:copyright|©|\\(c\\)).{0,140}|all rights reserved.{0,60}|references?|sources and notes)\\W{0,3}",
          FLAGS);

  /** A line that serves the page: sharing, paging, signing in, licences, advertisements. */
  private static final Pattern CHROME =
      Pattern.compile(
          "(?:(?:skip past|after|before) newsletter.{0,30}|enter your .{0,30}|your e-?mail.{0,30}|share\\b.{0,40}(?:options|tools|page|article|story)|(?:share|tweet|pin|print|e-?mail|save|like|follow|subscribe|sign|log|click|tap|download|install|play|watch|listen|loading|close|menu|search|skip|toggle|enable|continue reading|story continues|article continues|scroll|swipe|open|view|buy|shop|get|back to|return to|jump to)\\b(?: \\S{1,20}){0,3}"
              + "|(?:facebook|twitter|whatsapp|linkedin|pinterest|instagram|reddit|flipboard|youtube|messenger|tumblr|telegram|weibo|wechat|copy link|link copied|snapchat|email|e-mail|x|rss|google\\+?)(?:[ ,|/·].{0,60})?"
              + "|(?:advertisement|advertising|ad|ads|sponsored|promoted|promotion|annonce|publicité|werbung|anzeige)(?: .{0,40})?"
              + "|(?:photo|image|picture|video|credit|photos|photograph|photo credit|image credit|image copyright|image caption|media caption|caption|above|getty images|file photo|illustration|graphic|courtesy|screenshot)\\b ?[:：/(|].{0,120}"
              + "|(?:image copyright|image caption|media caption|photograph by|photo by|photos by|picture by|image by|photo courtesy|image source|getty images|associated press photo)\\b.{0,110}"
              + "|.{0,90}(?:/|via |— |- |\\()(?:getty images|getty|reuters|ap photo|afp|ap|shutterstock|istock|epa|alamy|pa wire|bloomberg via getty images|file)\\)?"
              + "|(?:read more|read also|read|see|also read|also see|see also|related|more|watch|listen|click here|next|previous|continue|up next|recommended|don't miss|editor's note|in pictures|explore|find out more)\\s?[:：»›>|–—-].{0,140}"
              + "|.{0,60}\\b(?:privacy policy|cookie policy|terms of (?:use|service)|all rights reserved|terms (?:&|and) conditions|uses? cookies|accept (?:all )?cookies|cookie settings)\\b.{0,60}"
              + "|(?:\\d[\\d,.]*k? )?(?:shares?|comments?|views?|likes?|reads?|min(?:ute)?s? read|followers?)(?: \\d[\\d,]*)?"
              + "|\\d{1,2}[- ]min(?:ute)?s?[- ]read|(?:published|updated|posted|last updated|last modified|modified|created|first published)\\b.{0,80}"
              + "|by [\\p{Lu}][^.!?]{0,80}|(?:written|reported|edited|story|reporting|words?) by .{0,80}|staff (?:writer|reporter)|contributing (?:writer|reporter)"
              + "|(?:page )?\\d{1,3}(?: (?:of|/) \\d{1,3})?|prev(?:ious)?(?: page)?|next(?: page)?|first|last"
              + "|(?:点击|扫描|扫一扫|长按|分享|转发|打印|字号|字体|收藏|关注|登录|注册|返回|举报|纠错|复制链接|手机看|微信|微博|朋友圈|新浪微博|腾讯微博|人民微博|QQ空间|QQ|我要|请使用|打开|下载|扫码|二维码|搜索|客户端|首页|繁體|English|无障碍|设为首页|加入收藏|收听|听新闻|播报|订阅|投稿|原标题|正在阅读|当前位置|您的位置|你的位置|您所在的位置|点赞|小字|大字|网站地图|关于我们|联系我们|广告|来源|责编|责任编辑|编辑|校对|审核|监制|作者|记者|发布时间|发布日期|时间|日期|浏览|阅读|点击数|分类|标签|关键词|关键字|稿源|版权所有|未经授权|主办|承办|备案|地址|电话|邮编|邮箱|技术支持|违法|不良信息|许可证|新闻热线|网络视听)"
              + "[^。！？]{0,60}"
              + "|.{0,60}(?:ICP[备证]|公网安备|许可证|版权所有|未经.{0,12}(?:授权|许可)|举报电话|All Rights Reserved|备案号).{0,80}"
              + "|[【\\[（(〔]\\s?(?:责编|责任编辑|编辑|纠错|打印|来源|作者|字号|返回|关闭|网络编辑|值班).{0,60}"
              + "|第?\\s?\\d{1,3}\\s?页.{0,30}|上一页.{0,60}|下一页.{0,60}|共\\d+页.{0,40})\\W{0,3}",
          FLAGS);

  /** A label that starts what readers wrote, or the page's foot. */
  private static final Pattern HARD =
      Pattern.compile(
          "\\W{0,3}(?:(?:\\d+ |view |show |all |post |reader |see |read |your |top |rated |latest |featured )*(?:comments?|replies|responses)(?: \\(?\\d*\\)?| section| are closed\\.?|on this .{0,20}|feed)?"
              + "|\\d+ (?:thoughts|responses|comments|replies) (?:on|to)\\b.{0,120}|leave a (?:reply|comment).*|(?:add|post|write|submit) a (?:comment|reply).{0,20}|comments?:.{0,10}"
              + "|join the (?:conversation|discussion).{0,10}|please (?:log|sign) in .{0,80}comment.{0,20}|about the (?:author|writer)s?"
              + "|(?:网友|全部|最新|热门|精彩|我要|发表|用户|文明)?(?:评论|留言|跟帖)(?:区|列表|[(（]?\\d*条?[)）]?)?"
              + "|(?:copyright|©|\\(c\\) ?\\d{4}).{0,140})\\W{0,3}",
          FLAGS);

  /** Prose that is about the site and not about the news. */
  private static final Pattern LEGAL =
      Pattern.compile(
          "uses? cookies|cookies? (?:policy|settings|consent|preferences)|cookies (?:are|that|to|on)|these cookies|accept cookies|privacy policy|terms of (?:use|service)"
              + "|registered trademark|all rights reserved|may not be (?:published|reproduced|used)|opt[- ]out|your (?:e-?mail address|inbox|consent|browser)"
              + "|(?:javascript|browser).{0,40}(?:enable|disabled|update|support)|enable javascript|subscribe to our|sign up for our|click here to (?:subscribe|sign)"
              + "|moderat(?:or|ed)|not intended to diagnose|by (?:signing up|subscribing|clicking|continuing|submitting)|affiliate (?:links|commission)|earn a commission"
              + "|未经.{0,12}(?:授权|许可|书面)|版权归|不代表本.{0,4}(?:立场|观点)|仅供参考|违法和?不良信息|凡本.{0,3}(?:网|站|报).{0,20}注明|转载请注明|互联网新闻信息服务",
          FLAGS);

  /** Nothing but a date, a time, or how long ago. */
  private static final Pattern STAMP =
      Pattern.compile(
          "\\W{0,3}(?:\\d+|a|an|one|few) ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdw])(?: \\d+ \\w+)? ago.{0,20}"
              + "|\\d+ ?(?:秒|分钟|小时|天|周|个月|年)前|刚刚|昨天.{0,6}|今天.{0,6}|前天.{0,6}"
              + "|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?(?: \\d{1,2}(?:st|nd|rd|th)?)?,?(?: \\d{4})?(?:,? (?:at )?\\d{1,2}[:.]\\d{2}.{0,15})?"
              + "|[\\[(（]?(?:\\d{4}[-/.年])?\\d{1,2}[-/.月]\\d{1,2}日?(?:[T ]{0,3}\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?.{0,3}|\\d{1,2}[:：]\\d{2}(?: ?[ap]\\.?m\\.?)?.{0,5}",
          FLAGS);

  /** Whether a line says when and nothing else. */
  static boolean isStamp(String text) {
    return text.length() <= 60 && STAMP.matcher(text).matches();
  }

  /** Whether a line speaks of the site's own affairs; it looks at the first 400 characters. */
  static boolean isLegal(String text) {
    return LEGAL.matcher(text.length() > 400 ? text.substring(0, 400) : text).find();
  }

  /** Whether what comes after this line is by readers, or the page's foot. */
  static boolean endsForGood(String text) {
    return text.length() <= SHORT && HARD.matcher(text).matches();
  }

  /** Whether a line is a label that ends the story, wherever it stands after it. */
  static boolean ends(String text) {
    return text.length() <= SHORT && ENDS.matcher(text).matches();
  }

  static boolean isChrome(String text) {
    return text.length() <= SHORT && CHROME.matcher(text).matches();
  }
}
