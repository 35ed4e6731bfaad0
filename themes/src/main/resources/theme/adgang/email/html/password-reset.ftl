<#import "template.ftl" as layout>
<#-- Sent with our own record, or by the server's reset flow with its own attributes. -->
<#assign name = (mail??)?then((mail.firstName())!"", (user.firstName)!"")>
<#assign address = (mail.link())!link>
<#assign minutes = (mail.minutes())!linkExpiration>
<#if minutes gte 120 && minutes % 60 == 0>
  <#assign validity = msg("mailHours", minutes / 60)>
<#else>
  <#assign validity = msg("mailMinutes", minutes)>
</#if>
<#assign heading><#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("resetHeading")}</#if></#assign>
<@layout.emailLayout preheader=msg("mailLinkWorks", validity) heading=heading>
<@layout.text>${msg("resetIntro", (mail.product())!realmName)}</@layout.text>
<@layout.button link=address label=msg("resetButton") />
<@layout.text soft=true>${msg("mailLinkWorks", validity)} ${msg("resetSessions")}</@layout.text>
<@layout.visibleLink link=address />
<@layout.rule />
<@layout.text soft=true>${msg("resetUnexpected")}<#if (mail.host())?has_content> ${msg("mailHost", mail.host())}</#if></@layout.text>
</@layout.emailLayout>
