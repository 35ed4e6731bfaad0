<#import "footer.ftl" as siteFooter>
<#import "parts.ftl" as parts>

<#-- Where scripts come from that a step of the realm asks for, as reCAPTCHA does, which fetches more from a second host. -->
<#macro elsewhere><#list scripts![] as script><#if script?matches("https://.+")> ${script?replace("^(https://[^/?#\\s;,']+).*$", "$1", "r")}<#if script?contains("/recaptcha/")> https://www.gstatic.com/recaptcha/</#if></#if></#list></#macro>

<#-- The frame of every page: brand, languages, the page itself, the support panel. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false hero=(.globals.adgangHero)!"">
<#local heading><#nested "header"></#local>
<#local heading = heading?markup_string?trim>
<#if !heading?has_content><#local heading = msg("pageTitleFallback")?esc?markup_string></#if>
<#local plainHeading = heading?replace("<[^>]*>", "", "r")>
<#local product = (realm.displayName)!"">
<#if !product?has_content><#local product = (realm.name)!""></#if>
<#local employer = parts.employer()>
<#local showsUser = auth?? && auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
<!DOCTYPE html>
<html class="${properties.kcHtmlClass!}" lang="${lang!'da'}" dir="${((locale.rtl)!false)?then('rtl', 'ltr')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="${(darkMode!false)?then('light dark', 'light')}">
  <meta name="robots" content="noindex, nofollow">
  <meta name="referrer" content="no-referrer">
  <#-- Stricter than the realm's header, which the account console needs looser. -->
  <meta http-equiv="Content-Security-Policy" content="script-src 'self'<@elsewhere />">
  <title>${plainHeading?no_esc}<#if product?has_content> · ${product}</#if></title>
  <link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/mark.svg">
  <#list (properties.styles!"")?split(" ") as style>
    <#if style?has_content><link rel="stylesheet" href="${url.resourcesPath}/${style}"></#if>
  </#list>
  <script type="module" src="${url.resourcesPath}/js/adgang.js"></script>
  <#-- Scripts that an authenticator of the server asks for. -->
  <#list scripts![] as script><script src="${script}"></script></#list>
</head>
<body class="${properties.kcBodyClass!} ${bodyClass}" data-page-id="login-${pageId!''}"<#if darkMode!false> data-dark="true"</#if><#rt>
  <#if authenticationSession??> data-session-hash="${authenticationSession.authSessionIdHash}" data-session-url="${url.ssoLoginInOtherTabsUrl}"</#if>>
<a class="skip" href="#adgang-main">${msg("skipToContent")}</a>
<div class="shell">
  <header class="brand">
    <img class="brand-mark" src="${url.resourcesPath}/img/mark.svg" alt="" width="44" height="44">
    <p class="brand-names">
      <span class="brand-product">${product}</span>
      <#if employer?has_content><span class="brand-employer">${employer}</span></#if>
      <@parts.logo class="brand-logo" />
    </p>
  </header>

  <#if (realm.internationalizationEnabled)!false && ((locale.supported)![])?size gt 1>
    <nav class="languages" aria-label="${msg("languages")}">
      <ul>
        <#list locale.supported as l>
          <li><a data-adgang="language" lang="${l.languageTag}" hreflang="${l.languageTag}" href="${l.url}"<#if l.languageTag == (locale.currentLanguageTag)!""> aria-current="true"</#if>>${l.label}</a></li>
        </#list>
      </ul>
    </nav>
  </#if>

  <main id="adgang-main" class="main" tabindex="-1">
    <div class="panel">
      <#if hero?has_content><@parts.hero kind=hero /></#if>
      <h1 id="adgang-title">${heading?no_esc}</h1>

      <#if showsUser>
        <#nested "show-username">
        <div class="who" id="kc-username">
          <@parts.icon name="person" />
          <span class="who-name" id="kc-attempted-username">${(auth.attemptedUsername!'')?esc?markup_string?replace("@", "@<wbr>")?no_esc}</span>
          <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("notYou")}</a>
        </div>
      </#if>

      <#if displayRequiredFields><p class="hint">* ${msg("requiredFields")}</p></#if>

      <#-- A warning that says no more than the page itself is left out. -->
      <#if displayMessage && message?? && message?has_content && message.type != "warning">
        <@parts.alert type=message.type text=message.summary!'' />
      </#if>

      <#nested "form">

      <#if auth?? && auth?has_content && auth.showTryAnotherWayLink()>
        <form id="kc-select-try-another-way-form" class="aside-form" action="${url.loginAction}" method="post">
          <button id="try-another-way" class="button button-quiet button-block" type="submit" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button>
        </form>
      </#if>

      <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
        <form id="kc-switch-organization-form" class="aside-form" action="${url.loginAction}" method="post">
          <button id="switch-organization" class="button button-quiet button-block" type="submit" name="switchOrganization" value="true">${msg("doSwitchOrganization")}</button>
        </form>
      </#if>

      <#nested "socialProviders">

      <#if displayInfo><div id="kc-info" class="info"><#nested "info"></div></#if>
    </div>
  </main>

  <@siteFooter.content />
</div>
</body>
</html>
</#macro>
