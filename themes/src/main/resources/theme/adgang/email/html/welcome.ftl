<#import "template.ftl" as layout>
<#assign name = (mail.firstName())!"">
<#assign employer = (mail.employer())!"">
<#assign validity = msg("mailHours", mail.hours())>
<#assign heading><#if name?has_content>${msg("welcomeHeadingName", name)}<#else>${msg("welcomeHeading")}</#if></#assign>
<@layout.emailLayout preheader=msg("welcomePreheader", validity) heading=heading>
<@layout.text><#if employer?has_content>${msg("welcomeIntroEmployer", employer, mail.product())}<#else>${msg("welcomeIntro", mail.product())}</#if></@layout.text>
<@layout.text>${msg("welcomeNext")}</@layout.text>
<@layout.button link=mail.link() label=msg("welcomeButton") />
<@layout.text soft=true>${msg("mailLinkWorks", validity)} ${msg("welcomeDevices")}</@layout.text>
<@layout.visibleLink link=mail.link() />
<@layout.rule />
<@layout.text soft=true>${msg("mailUnexpected")}<#if (mail.host())?has_content> ${msg("mailHost", mail.host())}</#if></@layout.text>
</@layout.emailLayout>
