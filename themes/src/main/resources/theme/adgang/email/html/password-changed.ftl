<#import "template.ftl" as layout>
<#assign name = (mail.firstName())!"">
<#assign heading><#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("passwordChangedHeading")}</#if></#assign>
<@layout.emailLayout preheader=msg("passwordChangedPreheader", mail.product()) heading=heading>
<@layout.text>${msg("passwordChangedIntro", mail.product(), mail.at())}</@layout.text>
<@layout.text>${msg("passwordChangedByYou")}</@layout.text>
<@layout.rule />
<@layout.text soft=true>${msg("passwordChangedNotYou")}</@layout.text>
</@layout.emailLayout>
