<#ftl output_format="plainText">
<#assign name = (mail.firstName())!"">
<#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("passwordChangedHeading")}</#if>

${msg("passwordChangedIntro", mail.product(), mail.at())}
${msg("passwordChangedByYou")}

${msg("passwordChangedNotYou")}

--
${msg("mailSupportTitle")}
${msg("mailSupportPhone")}, ${msg("mailSupportPhoneNote")}
${msg("mailSupportHours")}
