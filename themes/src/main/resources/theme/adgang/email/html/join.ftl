<#import "template.ftl" as layout>
<#assign name = (mail.firstName())!"">
<#assign asker = (mail.asker())!"">
<#assign heading><#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("joinHeading", mail.employer())}</#if></#assign>
<@layout.emailLayout preheader=msg("joinPreheader", mail.employer()) heading=heading>
<@layout.text><#if asker?has_content>${msg("joinIntro", asker, mail.employer(), mail.product())}<#else>${msg("joinIntroEmployer", mail.employer(), mail.product())}</#if></@layout.text>
<@layout.text>${msg("joinNext", mail.employer())}</@layout.text>
<@layout.button link=mail.link() label=msg("joinButton") />
<@layout.text soft=true>${msg("joinUntil", mail.until())}</@layout.text>
<@layout.visibleLink link=mail.link() />
<@layout.rule />
<@layout.text soft=true>${msg("joinUnexpected")}<#if (mail.host())?has_content> ${msg("mailHost", mail.host())}</#if></@layout.text>
</@layout.emailLayout>
