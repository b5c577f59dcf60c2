export default definePageConfig({ navigationBarTitleText: '驻村补助', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
