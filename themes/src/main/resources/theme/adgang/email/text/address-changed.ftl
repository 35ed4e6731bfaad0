<#ftl output_format="plainText">
<#assign name = (mail.firstName())!"">
<#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("addressChangedSubject")}</#if>

${msg("addressChangedIntro", mail.product(), mail.at())}<#if (mail.now())??> ${msg("addressChangedNow", mail.now())}</#if>
${msg("addressChangedByYou")}

${msg("addressChangedNotYou", msg("mailSupportPhone"))}

--
${msg("mailSupportTitle")}
${msg("mailSupportPhone")}, ${msg("mailSupportPhoneNote")}
${msg("mailSupportHours")}
