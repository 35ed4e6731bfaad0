<#ftl output_format="plainText">
<#assign name = (mail.firstName())!"">
<#assign employer = (mail.employer())!"">
<#assign validity = msg("mailHours", mail.hours())>
<#if name?has_content>${msg("welcomeHeadingName", name)}<#else>${msg("welcomeHeading")}</#if>

<#if employer?has_content>${msg("welcomeIntroEmployer", employer, mail.product())}<#else>${msg("welcomeIntro", mail.product())}</#if>
${msg("welcomeNext")}

${msg("welcomeButton")}:
${mail.link()}

${msg("mailLinkWorks", validity)} ${msg("welcomeDevices")}

${msg("mailUnexpected")}
<#if (mail.host())?has_content>
${msg("mailHost", mail.host())}
</#if>

--
${msg("mailSupportTitle")}
${msg("mailSupportPhone")}, ${msg("mailSupportPhoneNote")}
${msg("mailSupportHours")}
