<#-- One column of 600 px in presentation tables with inline styles: what mail programs agree on. -->
<#macro emailLayout preheader="" heading="">
<#local product = (mail.product())!(realmName)!"">
<#local employer = (mail.employer())!"">
<!DOCTYPE html>
<html lang="${(locale.language)!'da'}" dir="${(ltr!true)?then('ltr', 'rtl')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${subject!product}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { text-underline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  .m-paper { background-color: #0d1311 !important; }
  .m-card { background-color: #151d1a !important; }
  .m-ink { color: #edf3ef !important; }
  .m-soft { color: #aebcb5 !important; }
  .m-link { color: #8adfc1 !important; }
  .m-line { border-color: #2b3733 !important; }
  .m-button { background-color: #6fd3ae !important; }
  .m-button-text { color: #04251b !important; }
}
@media (max-width: 480px) {
  .m-pad { padding: 28px 22px !important; }
  .m-button, .m-button-text { display: block !important; width: auto !important; }
}
</style>
</head>
<body class="m-paper" style="margin:0;padding:0;background-color:#f7f4ee;-webkit-text-size-adjust:100%;">
<#if preheader?has_content>
<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all;">${preheader}<#list 1..40 as i>&#847;&zwnj;&nbsp;</#list></div>
</#if>
<table role="presentation" class="m-paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f7f4ee;">
<tr><td align="center" style="padding:24px 12px;">
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;">
  <tr><td style="padding:4px 8px 20px 8px;">
    <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
      <#if (url.resourcesUrl)??><td style="padding-right:12px;"><img src="${url.resourcesUrl}/img/mark.png" width="44" height="44" alt="${product}" style="display:block;border:0;border-radius:12px;font-family:Arial,sans-serif;font-size:12px;color:#16211d;"></td></#if>
      <td class="m-ink" style="font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:22px;font-weight:bold;color:#16211d;">${product}<#if employer?has_content><br><span class="m-soft" style="font-size:15px;font-weight:normal;color:#4c5a54;">${employer}</span></#if></td>
    </tr></table>
    <#-- Of our own host, with its plate where it needs one, and with words where pictures are off. -->
    <#if (brand.logo().url())?? && "${employer}" == "${brand.name()}"><img src="${brand.logo().url()}" width="${brand.logo().width()?c}" height="${brand.logo().height()?c}" alt="${employer}" style="display:block;border:0;border-radius:4px;margin:12px 0 0 0;font-family:Arial,sans-serif;font-size:13px;color:#4c5a54;"></#if>
  </td></tr>
  <tr><td class="m-card m-pad" style="background-color:#ffffff;border-radius:16px;padding:36px 40px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:26px;color:#16211d;">
    <div class="m-ink" style="color:#16211d;">
    <#if heading?has_content><h1 class="m-ink" style="margin:0 0 16px 0;font-size:28px;line-height:34px;font-weight:bold;letter-spacing:-0.4px;color:#16211d;">${heading}</h1></#if>
    <#nested>
    </div>
  </td></tr>
  <tr><td class="m-soft" style="padding:24px 12px 8px 12px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:21px;color:#4c5a54;">
    <strong class="m-ink" style="color:#16211d;">${msg("mailSupportTitle")}</strong><br>
    <a class="m-link" href="tel:${msg("mailSupportPhone")?replace("[^+0-9]", "", "r")}" style="color:#0b5843;white-space:nowrap;">${msg("mailSupportPhone")}</a>, ${msg("mailSupportPhoneNote")}<br>
    ${msg("mailSupportHours")}
  </td></tr>
  </table>
</td></tr>
</table>
</body>
</html>
</#macro>

<#macro text soft=false><p class="${soft?then('m-soft', 'm-ink')}" style="margin:0 0 16px 0;<#if soft>font-size:15px;line-height:23px;color:#4c5a54;<#else>color:#16211d;</#if>"><#nested></p></#macro>

<#macro button link label>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px 0;"><tr>
<td class="m-button" align="center" bgcolor="#0d5c48" style="background-color:#0d5c48;border-radius:12px;padding:16px 28px;"><a class="m-button-text" href="${link}" style="display:inline-block;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:22px;font-weight:bold;color:#ffffff;text-decoration:none;">${label}</a></td>
</tr></table>
</#macro>

<#macro visibleLink link>
<p class="m-soft" style="margin:0;font-size:14px;line-height:21px;color:#4c5a54;">${msg("mailCopyLink")}<br><a class="m-link" href="${link}" style="color:#0b5843;word-break:break-all;overflow-wrap:anywhere;">${link}</a></p>
</#macro>

<#macro rule><div class="m-line" style="border-top:1px solid #dcdfd9;margin:24px 0 20px 0;font-size:0;line-height:0;">&nbsp;</div></#macro>
