<#ftl output_format="plainText">
<#assign name = (mail.firstName())!(user.firstName)!"">
<#assign address = (mail.link())!link>
<#if mail??>
  <#assign validity = msg("mailHours", mail.hours())>
<#elseif linkExpiration gte 120 && linkExpiration % 60 == 0>
  <#assign validity = msg("mailHours", linkExpiration / 60)>
<#else>
  <#assign validity = msg("mailMinutes", linkExpiration)>
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
