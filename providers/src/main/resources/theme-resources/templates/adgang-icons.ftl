<#-- Pictures, drawn in the colour of the text. -->
<#macro icon name>
  <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
  <#switch name>
    <#case "phone"><path d="M6.5 3.5h2.2l1.6 4.2-2 1.6a12.5 12.5 0 0 0 6.4 6.4l1.6-2 4.2 1.6v2.2a2.5 2.5 0 0 1-2.7 2.5C10.6 19.4 4.6 13.4 4 6.200A2.5 2.5 0 0 1 6.5 3.500z"/><#break>
    <#case "chat"><path d="M4 5.500h16v11H11l-4.5 3.500v-3.500H4z"/><path d="M8 9.500h8M8 12.700h5"/><#break>
    <#case "clock"><circle cx="12" cy="12" r="8.5"/><path d="M12 7.300V12l3.2 2"/><#break>
    <#case "person"><circle cx="12" cy="8" r="3.7"/><path d="M4.8 20c.9-3.7 3.7-5.6 7.2-5.600s6.3 1.9 7.2 5.6"/><#break>
    <#case "check"><circle cx="12" cy="12" r="8.8"/><path d="m8 12.3 2.8 2.8 5.3-5.8"/><#break>
    <#case "info"><circle cx="12" cy="12" r="8.8"/><path d="M12 11v5M12 7.800v.1"/><#break>
    <#case "warning"><circle cx="12" cy="12" r="8.8"/><path d="M12 7.500v5.300M12 16.100v.1"/><#break>
    <#case "sms"><rect x="6.5" y="2.8" width="11" height="18.4" rx="2.6"/><path d="M9.3 8.500h5.400M9.3 11.500h3.400M11.2 18.200h1.6"/><#break>
    <#case "otp"><rect x="3.8" y="3.8" width="6.4" height="6.4" rx="1.3"/><rect x="13.8" y="3.8" width="6.4" height="6.4" rx="1.3"/><rect x="3.8" y="13.8" width="6.4" height="6.4" rx="1.3"/><path d="M14 14h2.600v2.600M20 14v0M20 17.400V20h-3.400M14 20v0"/><#break>
    <#case "passkey">
    <#case "webauthn"><circle cx="8.5" cy="12" r="4.3"/><path d="M12.8 12h8.200v3.200M17.3 12v2.4"/><#break>
    <#case "recovery-authn-codes"><rect x="4.5" y="3.5" width="15" height="17" rx="2.4"/><path d="M8.5 8.500h7M8.5 12h7M8.5 15.500h4"/><#break>
    <#case "password"><rect x="4.8" y="10.5" width="14.4" height="9.7" rx="2.4"/><path d="M8 10.500V8a4 4 0 0 1 8 0v2.500M12 14.500v2"/><#break>
    <#case "mail"><rect x="3.3" y="5.3" width="17.4" height="13.4" rx="2.4"/><path d="m4 7 8 6 8-6"/><#break>
    <#case "link"><path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.700l1-1"/><#break>
    <#-- Also for methods of second factor that somebody else brings. -->
    <#case "shield"><path d="M12 3.3 19 6v5.500c0 4.5-3 7.6-7 9.2-4-1.6-7-4.7-7-9.200V6z"/><path d="m9 12 2.2 2.2 4-4.4"/><#break>
    <#case "arrow"><path d="m9.5 6 6 6-6 6"/><#break>
    <#case "wave"><path d="M5 20.500V11a7 7 0 0 1 14 0v9.5"/><path d="M5 20.5 13.5 22V8.300L9 5"/><path d="M10.6 14.300v.1"/><#break>
    <#default><path d="M12 3.3 19 6v5.500c0 4.5-3 7.6-7 9.2-4-1.6-7-4.7-7-9.200V6z"/><path d="m9 12 2.2 2.2 4-4.4"/>
  </#switch>
  </svg>
</#macro>
