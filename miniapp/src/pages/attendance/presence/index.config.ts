export default definePageConfig({ navigationBarTitleText: '在村情况', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
