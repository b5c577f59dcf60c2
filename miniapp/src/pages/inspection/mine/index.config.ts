export default definePageConfig({ navigationBarTitleText: '对我的督查', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
