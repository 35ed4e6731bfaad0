<#import "template.ftl" as layout>
<#assign name = (mail.firstName())!"">
<#assign heading><#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("reminder.subject")}</#if></#assign>
<@layout.emailLayout preheader=msg("reminder.preheader", mail.product()) heading=heading>
<@layout.text>${msg("reminder.intro", mail.product())}</@layout.text>
<@layout.text>${msg("reminder.why." + mail.why(), (mail.title())!"", (mail.requiredBy())!"", mail.product())}<#if mail.lastDay()??> ${msg("reminder.until", mail.lastDay())}<#elseif mail.required()> ${msg("reminder.now")}</#if></@layout.text>
<@layout.text>${msg("reminder.how." + mail.how())}</@layout.text>
<#if mail.link()??>
<@layout.button link=mail.link() label=msg("reminder.button") />
<@layout.visibleLink link=mail.link() />
</#if>
<@layout.rule />
<@layout.text soft=true>${msg("reminder.done")} ${msg("mailHost", mail.host())}</@layout.text>
</@layout.emailLayout>
