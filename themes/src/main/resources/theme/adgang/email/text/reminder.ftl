<#ftl output_format="plainText">
<#assign name = (mail.firstName())!"">
<#if name?has_content>${msg("resetHeadingName", name)}<#else>${msg("reminder.subject")}</#if>

${msg("reminder.intro", mail.product())}
${msg("reminder.why." + mail.why(), (mail.title())!"", (mail.requiredBy())!"", mail.product())}<#if mail.lastDay()??> ${msg("reminder.until", mail.lastDay())}<#elseif mail.required()> ${msg("reminder.now")}</#if>

${msg("reminder.how." + mail.how())}
<#if mail.link()??>

${msg("reminder.button")}:
${mail.link()}
</#if>

${msg("reminder.done")} ${msg("mailHost", mail.host())}

--
${msg("mailSupportTitle")}
${msg("mailSupportPhone")}, ${msg("mailSupportPhoneNote")}
${msg("mailSupportHours")}
