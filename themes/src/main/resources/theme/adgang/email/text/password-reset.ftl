<#ftl output_format="plainText">
<#assign name = (mail??)?then((mail.firstName())!"", (user.firstName)!"")>
<#assign address = (mail.link())!link>
<#assign minutes = (mail.minutes())!linkExpiration>
<#if minutes gte 120 && minutes % 60 == 0>
  <#assign validity = msg("mailHours", minutes / 60)>
<#else>
  <#assign validity = msg("mailMinutes", minutes)>
</#if>
<#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("resetHeading")}</#if>

${msg("resetIntro", (mail.product())!realmName)}

${msg("resetButton")}:
${address}

${msg("mailLinkWorks", validity)} ${msg("resetSessions")}

${msg("resetUnexpected")}
<#if (mail.host())?has_content>
${msg("mailHost", mail.host())}
</#if>

--
${msg("mailSupportTitle")}
${msg("mailSupportPhone")}, ${msg("mailSupportPhoneNote")}
${msg("mailSupportHours")}
