<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign codeRefused = parts.hasError("totp")>
<#assign labelRefused = parts.hasError("userLabel")>
<#assign plain = totp.policy.type == "totp" && totp.policy.algorithmKey == "SHA1" && totp.policy.digits == 6 && totp.policy.period == 30>
<#global pageId="login-config-totp">
<@layout.registrationLayout displayMessage=parts.alerts(codeRefused || labelRefused); section>
  <#if section = "header">
    ${msg("appAddTitle")}
  <#elseif section = "form">
    <@parts.body>
    <form id="kc-totp-settings-form" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <ol class="steps steps-wide">
        <li>
          <p class="step-title">${msg("appAddGet")}</p>
          <p class="hint"><#list totp.supportedApplications as app>${msg(app)}<#sep>, </#sep></#list></p>
        </li>
        <li>
          <p class="step-title">${msg("appAddScan")}</p>
          <p class="on-phone"><a class="${parts.button('secondary')}" id="adgang-open-app" href="${totp.policy.getKeyURI(realm.displayName, totp.username, totp.totpSecret)}">${msg("appAddOpen")}</a></p>
          <img class="qr" id="kc-totp-secret-qr-code" src="data:image/png;base64,${totp.totpSecretQrCode}" width="200" height="200" alt="${msg("totpQrAlt")}">
          <p class="hint" id="totp-key-hint">${msg("totpKeyHint")}</p>
          <p class="secret"><code id="totp-secret-key" data-copy="${msg("copyKey")}" data-copied="${msg("copiedKey")}">${totp.totpSecretEncoded}</code></p>
          <#if !plain>
            <ul class="plain-list hint">
              <li>${msg("loginTotpType")}: ${msg("loginTotp." + totp.policy.type)}</li>
              <li>${msg("loginTotpAlgorithm")}: ${totp.policy.algorithmKey}</li>
              <li>${msg("loginTotpDigits")}: ${totp.policy.digits?c}</li>
              <#if totp.policy.type == "totp"><li>${msg("loginTotpInterval")}: ${totp.policy.period?c}</li><#else><li>${msg("loginTotpCounter")}: ${totp.policy.initialCounter?c}</li></#if>
            </ul>
          </#if>
        </li>
        <li>
          <div class="field">
            <label class="label step-title" for="totp">${msg("totpEnterCode", totp.policy.digits)}</label>
            <@parts.fieldError id="totp" />
            <input class="input input-code" id="totp" name="totp" type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" dir="ltr"<@parts.described id="totp" invalid=codeRefused />>
          </div>
          <#if totp.otpCredentials?size gte 1>
            <div class="field">
              <label class="label" for="userLabel">${msg("appAddName")}</label>
              <p class="hint" id="userLabel-hint">${msg("appAddNameHint")}</p>
              <@parts.fieldError id="userLabel" />
              <input class="input" id="userLabel" name="userLabel" type="text" autocomplete="off"<@parts.described id="userLabel" invalid=labelRefused by="userLabel-hint" />>
            </div>
          <#else>
            <input type="hidden" id="userLabel" name="userLabel" value="">
          </#if>
        </li>
      </ol>
      <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
      <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-verify" type="submit">${msg("totpConfirm")}</button>
        <#if (page.canChooseAnother())!false>
          <button class="${parts.button('quiet')}" id="adgang-other" type="submit" name="step" value="other" formnovalidate>${msg("secondFactorOther")}</button>
        </#if>
        <#if isAppInitiatedAction??>
          <button class="${parts.button('quiet')}" id="cancelTOTPBtn" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/adgang/js/copy.js"></script>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
