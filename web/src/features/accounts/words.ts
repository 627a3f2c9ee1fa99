import type { Dictionary } from '../../words/dictionary.ts'

export const accountsWords: Dictionary = {
  zh: {
    settings: { label: '我的设置', security: '账号安全', subscriptions: '我的订阅', notices: '通知设置', privacy: '隐私中心' },
    signIn: { title: '登录' },
    signUp: { title: '注册' },
    organisation: {
      choose: '所属单位',
    },
    needOrganisation: {
      title: '先登记所在单位',
      text: '这一步要以单位的名义做。申请后由本地区运营人员核验，通常 2 个工作日；等待期间可以先写草稿。也可以请本单位管理员邀请你加入。',
      apply: '申请登记单位',
    },
    needSignIn: {
      title: '这一页需要登录',
      text: '登录或注册后会回到这里。',
    },
  },
  en: {
    settings: {
      label: 'My settings',
      security: 'Account security',
      subscriptions: 'Subscriptions',
      notices: 'Notices',
      privacy: 'Privacy',
    },
    signIn: { title: 'Sign in' },
    signUp: { title: 'Create an account' },
    organisation: {
      choose: 'For which organisation',
    },
    needOrganisation: {
      title: 'Your organisation first',
      text: 'This is done in the name of an organisation. Apply for yours: the operators of your region verify it, usually within 2 working days, and drafts can be written meanwhile. Or ask your administrator to invite you.',
      apply: 'Apply',
    },
    needSignIn: {
      title: 'This page needs you to sign in',
      text: 'You will come back here afterwards.',
    },
  },
}
