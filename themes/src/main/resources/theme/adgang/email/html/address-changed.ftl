<#import "template.ftl" as layout>
<#assign name = (mail.firstName())!"">
<#assign heading><#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("addressChangedSubject")}</#if></#assign>
<@layout.emailLayout preheader=msg("addressChangedIntro", mail.product(), mail.at()) heading=heading>
<@layout.text>${msg("addressChangedIntro", mail.product(), mail.at())}<#if (mail.now())??> ${msg("addressChangedNow", mail.now())}</#if></@layout.text>
<@layout.text>${msg("addressChangedByYou")}</@layout.text>
<@layout.rule />
<@layout.text soft=true>${msg("addressChangedNotYou", msg("mailSupportPhone"))}</@layout.text>
</@layout.emailLayout>
