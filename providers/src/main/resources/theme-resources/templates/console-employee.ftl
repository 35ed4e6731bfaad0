<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<#assign row = page.row()>
<#assign button = (page.error("button"))!"">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${row.name()}
  <#elseif section = "form">
    <@console.body>
    <#if button?has_content><p class="field-error" role="alert"><@parts.icon name="warning" /><span>${button}</span></p></#if>
    <#if page.newest()??>
      <#assign newest = page.newest()>
      <p class="console-live"<#if !newest.done()> data-link-url="${page.linkUrl()}" data-link-id="${newest.id()}"</#if>><strong>${msg("consolePurpose." + newest.purpose())}</strong> <span id="console-newest" role="status" data-link-state>${newest.text()}</span><#if !newest.done()> <a id="console-refresh" href="${row.url()}">${msg("consoleRefresh")}</a></#if></p>
    </#if>
    <dl class="console-facts">
      <div><dt>${msg("email")}</dt><dd>${row.email()}</dd></div>
      <#if row.title()?has_content><div><dt>${msg("consoleTitle")}</dt><dd>${row.title()}</dd></div></#if>
      <#if row.employers()?has_content><div><dt>${msg("consoleEmployer")}</dt><dd>${row.employers()}</dd></div></#if>
      <div><dt>${msg("consoleFactor")}</dt><dd><@console.factor row=row /></dd></div>
      <div><dt>${msg("consoleWhy")}</dt><dd>
        <#if row.reason()??>
          <#if row.lastDay()??>${msg("consoleWhyGrace", row.lastDay(), row.reason())}<#else>${msg("consoleWhyRequired", row.reason())}</#if>
        <#elseif row.methods()?has_content>${msg("consoleWhyHas")}
        <#elseif row.skipped()>${msg("consoleWhySkipped")}
        <#else>${msg("consoleWhyOffered")}</#if></dd></div>
      <#if page.proposedNumber()??><div><dt>${msg("consolePhoneProposed")}</dt><dd>${msg("consolePhoneUnproven", page.proposedNumber())}</dd></div></#if>
      <div><dt>${msg("consoleLastLogin")}</dt><dd>${(row.lastLogin())!msg("consoleNoLogin")}</dd></div>
      <div><dt>${msg("consoleState")}</dt><dd>${row.enabled()?then(msg("consoleActive"), msg("consoleEnded"))}</dd></div>
    </dl>

    <#if page.self()><p class="note">${msg("consoleSelf")}</p>
    <#elseif !page.mayChange()><p class="note">${msg("consoleSeeOnly")}</p></#if>

    <#if row.enabled()>
      <#if page.mayWelcome() && !row.password()>
        <form class="form" action="${row.url()}/welcome" method="post" data-adgang="once">
          <@console.token />
          <div class="actions"><button class="${parts.button('primary')}" id="console-welcome" type="submit">${msg("consoleSendWelcome")}</button></div>
        </form>
      </#if>
      <#if page.mayReset() && row.password()>
        <form class="form" action="${row.url()}/reset" method="post" data-adgang="once">
          <@console.token />
          <p class="hint">${msg("consoleResetText")}</p>
          <#if page.mayChange()>
            <p class="choice"><input type="checkbox" class="choice-input" id="endSessions" name="endSessions" value="on"><label class="choice-label" for="endSessions">${msg("consoleEndSessions")}</label></p>
          </#if>
          <div class="actions"><button class="${parts.button('primary')}" id="console-reset" type="submit">${msg("consoleSendReset")}</button></div>
        </form>
      </#if>
      <#if page.mayChange()>
        <#if page.clearable()><p class="actions"><a class="${parts.button('secondary')}" id="console-lost-phone" href="${row.url()}/lost-phone">${msg("consoleLostPhone")}</a></p>
        <#else><p class="hint" id="console-no-factor">${msg("consoleLostPhoneNothing")}</p></#if>
      </#if>
      <#if page.mayRemind()>
        <form class="form" action="${row.url()}/remind" method="post" data-adgang="once">
          <@console.token />
          <p class="hint">${msg("consoleRemindText")}</p>
          <div class="actions"><button class="${parts.button('secondary')}" id="console-remind" type="submit">${msg("consoleRemind")}</button></div>
        </form>
      <#elseif page.remindedToday()><p class="hint">${msg("consoleRemindToday")}</p></#if>
      <#if page.mayChange() && (row.lastDay()?? || row.skipped())>
        <form class="form" action="${row.url()}/forget" method="post" data-adgang="once">
          <@console.token />
          <p class="hint">${msg("consoleForgetText")}</p>
          <div class="actions"><button class="${parts.button('secondary')}" id="console-forget" type="submit">${msg("consoleForget")}</button></div>
        </form>
      </#if>
    </#if>

    <#if page.mayChange()>
      <h2 class="console-heading">${msg("consoleChange")}</h2>
      <form class="form" action="${row.url()}" method="post" data-adgang="once">
        <@console.token />
        <#list ["firstName", "lastName", "email", "title", "language"] as field><input type="hidden" name="was.${field}" value="${page.stored()[field]}"></#list>
        <@console.field id="firstName" label=msg("firstName") value=page.fields().firstName error=(page.error("firstName"))!"" />
        <@console.field id="lastName" label=msg("lastName") value=page.fields().lastName error=(page.error("lastName"))!"" />
        <#if page.mayMove()>
          <@console.field id="email" label=msg("email") value=page.fields().email error=(page.error("email"))!"" type="email" hint=msg("consoleEmailCorrect") />
        <#else><@console.error id="email" text=(page.error("email"))!"" /></#if>
        <@console.field id="title" label=msg("consoleTitle") value=page.fields().title error=(page.error("title"))!"" list="titles" />
        <@console.titles id="titles" />
        <#if page.languages()?size gt 1><@console.languages value=page.fields().language error=(page.error("language"))!"" /></#if>
        <#if (page.error("sure"))??><input type="hidden" name="sure" value="true"></#if>
        <div class="actions"><button class="${parts.button('secondary')}" id="console-save" type="submit">${msg("consoleSave")}</button></div>
      </form>
    </#if>

    <#if page.maySwitch()>
      <p class="actions"><a class="${parts.button('secondary')}" id="console-address" href="${row.url()}/address">${msg("consoleSwitch")}</a></p>
    </#if>

    <h2 class="console-heading">${msg("consoleLinks")}</h2>
    <#if page.links()?has_content>
      <ul class="console-links">
        <#list page.links() as link>
          <li><strong>${msg("consolePurpose." + link.purpose())}</strong> <span<#if link?is_first> data-link-state</#if>>${link.text()}</span></li>
        </#list>
      </ul>
    <#else>
      <p class="hint">${msg("consoleLinksNone")}</p>
    </#if>

    <h2 class="console-heading" id="console-history">${msg("consoleHistory")}</h2>
    <@console.history part=page.history() />

    <#if page.mayChange()>
      <h2 class="console-heading">${row.enabled()?then(msg("consoleEnd"), msg("consoleBegin"))}</h2>
      <form class="form" action="${row.url()}/${row.enabled()?then("end", "begin")}" method="post" data-adgang="once">
        <@console.token />
        <p class="hint">${row.enabled()?then(msg("consoleEndText"), msg("consoleBeginText"))}</p>
        <#if row.enabled()><p class="choice"><input type="checkbox" class="choice-input" id="sure" name="sure" value="on" required><label class="choice-label" for="sure">${msg("consoleEndSure")}</label></p></#if>
        <div class="actions"><button class="${parts.button('secondary')}" id="console-${row.enabled()?then("end", "begin")}" type="submit">${row.enabled()?then(msg("consoleEnd"), msg("consoleBegin"))}</button></div>
      </form>
    </#if>
    </@console.body>
    <#if page.newest()?? && !page.newest().done()><script type="module" src="${url.resourcesPath}/adgang/js/link-state.js"></script></#if>
  </#if>
</@layout.registrationLayout>
