<#import "template.ftl" as layout>
<#assign name = (mail.firstName())!"">
<#assign factor = "factor." + mail.news()>
<#assign method = ((mail.method())??)?then(msg("factorName." + (mail.method())!""), "")>
<#assign heading><#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg(mail.subject())}</#if></#assign>
<@layout.emailLayout preheader=msg(factor + ".intro", method, mail.product(), mail.at()) heading=heading>
<@layout.text>${msg(factor + ".intro", method, mail.product(), mail.at())}</@layout.text>
<@layout.text>${msg(factor + ".byYou")}</@layout.text>
<@layout.rule />
<@layout.text soft=true>${msg(factor + ".notYou", msg("mailSupportPhone"))}</@layout.text>
</@layout.emailLayout>
