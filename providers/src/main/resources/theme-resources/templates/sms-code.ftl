<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign refused = parts.hasError("code")>
<#assign wait = (page.resendAfter())!0>
<@layout.registrationLayout displayMessage=parts.alerts(refused); section>
  <#if section = "header">
    ${msg("smsCodeTitle", (page.codeLength())!6)}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">
      <#if !((page.sent())!true)>${msg("smsCodeNotSent")}<#elseif (page.doubtful())!false>${msg("smsCodePerhaps")}<#else>${msg("smsCodeLead")}</#if> <strong class="nowrap">${(page.maskedNumber())!''}</strong>.
    </p>
    <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <div class="field">
        <label class="label" for="code">${msg("smsCodeLabel")}</label>
        <@parts.fieldError id="code" />
        <input class="input input-code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" dir="ltr"<@parts.described id="code" invalid=refused /><#if !refused> autofocus</#if>>
      </div>
      <#if !((page.enrolling())!false)><@parts.rememberDevice /></#if>
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-verify" type="submit" name="step" value="verify">${((page.enrolling())!false)?then(msg("smsCodeConfirm"), msg("doLogIn"))}</button>
        <button class="${parts.button('secondary')}" id="adgang-resend" type="submit" name="step" value="resend" formnovalidate data-resend-after="${wait?c}" data-text="${msg("smsCodeResend")}" data-wait-text="${msg("smsCodeResendIn")}" data-ready-text="${msg("smsCodeResendReady")}">${msg("smsCodeResend")}</button>
        <p class="visually-hidden" id="adgang-resend-status" role="status" aria-live="polite"></p>
        <#if (page.enrolling())!false>
          <button class="${parts.button('quiet')}" id="adgang-change-number" type="submit" name="step" value="change-number" formnovalidate>${msg("smsCodeChangeNumber")}</button>
        </#if>
      </div>
    </form>
    <p class="note">${msg("smsCodeNote")}</p>
    <script type="module" src="${url.resourcesPath}/adgang/js/resend.js"></script>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
