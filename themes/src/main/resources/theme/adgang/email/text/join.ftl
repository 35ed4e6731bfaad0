<#ftl output_format="plainText">
<#assign name = (mail.firstName())!"">
<#assign asker = (mail.asker())!"">
<#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("joinHeading", mail.employer())}</#if>

<#if asker?has_content>${msg("joinIntro", asker, mail.employer(), mail.product())}<#else>${msg("joinIntroEmployer", mail.employer(), mail.product())}</#if>
${msg("joinNext", mail.employer())}

${msg("joinButton")}:
${mail.link()}

${msg("joinUntil", mail.until())}

${msg("joinUnexpected")}
<#if (mail.host())?has_content>
${msg("mailHost", mail.host())}
</#if>

--
${msg("mailSupportTitle")}
${msg("mailSupportPhone")}, ${msg("mailSupportPhoneNote")}
${msg("mailSupportHours")}
