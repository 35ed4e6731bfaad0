<#ftl output_format="plainText">
<#assign name = (mail.firstName())!"">
<#assign factor = "factor." + mail.news()>
<#assign method = ((mail.method())??)?then(msg("factorName." + (mail.method())!""), "")>
<#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg(mail.subject())}</#if>

${msg(factor + ".intro", method, mail.product(), mail.at())}
${msg(factor + ".byYou")}

${msg(factor + ".notYou", msg("mailSupportPhone"))}

--
${msg("mailSupportTitle")}
${msg("mailSupportPhone")}, ${msg("mailSupportPhoneNote")}
${msg("mailSupportHours")}
